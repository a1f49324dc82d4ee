import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGate, type Turn } from '../../../src/http/index.js'
import { pass, resumeTime, stopTime } from './fake-time.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

const second = { waitInMs: 1_000, isConcurrency: false }
const tooMany = { waitInMs: 0, isConcurrency: true }

/** Attempts that end when they are told to. */
function attempts(gate: ReturnType<typeof createGate>, count: number, signal?: AbortSignal) {
  const running: { readonly turn: Turn; end(): void }[] = []
  const results = Array.from({ length: count }, () =>
    gate.run((turn) => new Promise<void>((resolve) => running.push({ turn, end: resolve })), signal),
  )
  return { running, results }
}

async function endAll(running: { readonly turn: Turn; end(): void }[], tell: (turn: Turn) => void): Promise<void> {
  for (const { turn, end } of running.splice(0)) {
    tell(turn)
    end()
  }
  await pass(0)
}

describe('a gate', () => {
  it('starts slow, and rises to its width as answers come', async () => {
    const { running } = attempts(createGate(), 300)
    await pass(0)
    const widths = [running.length]

    for (let round = 0; round < 3; round += 1) {
      await endAll(running, (turn) => turn.answered(undefined))
      widths.push(running.length)
    }

    expect(widths).toEqual([16, 32, 52, 52])
  })

  it('is never wider than it was made', async () => {
    const { running } = attempts(createGate({ maxParallel: 3 }), 20)
    await pass(0)

    await endAll(running, (turn) => turn.answered(100))

    expect(running.length).toBe(3)
  })

  it('is as narrow as the service advises', async () => {
    const { running } = attempts(createGate(), 100)
    await pass(0)

    await endAll(running, (turn) => turn.answered(4))

    expect(running.length).toBe(4)
  })

  it('is halved by a refusal for too many at once, and once by all that left before it', async () => {
    const { running } = attempts(createGate(), 100)
    await pass(0)

    await endAll(running.splice(0, 5), (turn) => turn.refused(tooMany))
    await endAll(running, () => {})

    expect(running.length).toBe(8)
  })

  it('widens by one for as many answers as it is wide, once it was refused', async () => {
    const { running } = attempts(createGate(), 200)
    await pass(0)
    await endAll(running.splice(0, 1), (turn) => turn.refused(tooMany))
    await endAll(running, () => {})
    const before = running.length

    await endAll(running, (turn) => turn.answered(undefined))

    expect([before, running.length]).toEqual([8, 9])
  })

  it('holds everything back while the service refuses everything, until the last time that it named', async () => {
    const { running } = attempts(createGate(), 60)
    await pass(0)
    await endAll(running, (turn) => turn.refused(second))

    await pass(999)
    const held = running.length
    await pass(1)

    expect([held, running.length]).toEqual([0, 16])
  })

  it('goes on through refusals that are scattered among answers', async () => {
    const { running } = attempts(createGate({ maxParallel: 16 }), 60)
    await pass(0)

    let nth = 0
    await endAll(running, (turn) => (nth++ % 3 === 0 ? turn.refused(second) : turn.answered(undefined)))

    expect(running.length).toBe(16)
  })

  it('lets a call that is aborted leave its queue and its hold at once, and keeps no place for it', async () => {
    const gate = createGate({ maxParallel: 3 })
    const first = attempts(gate, 3)
    await pass(0)
    await endAll(first.running, (turn) => turn.refused(second))
    const leaving = new AbortController()
    const waiting = attempts(gate, 5, leaving.signal)
    const outcomes = Promise.allSettled(waiting.results)
    await pass(0)

    leaving.abort('enough')
    const reasons = (await outcomes).map((outcome) => outcome.status === 'rejected' && outcome.reason)
    const after = attempts(gate, 3)
    await pass(1_000)

    expect(reasons).toEqual(Array(5).fill('enough'))
    expect(waiting.running).toEqual([])
    expect(after.running.length).toBe(3)
  })
})
