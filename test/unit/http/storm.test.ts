import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  calls,
  idealAtRandomInMs,
  idealInWindowsInMs,
  latencyInMs,
  losesAtRandom,
  refusesAtRandom,
  refusesInWindows,
  waitInMs,
} from '../../../bench/storm/schedule.js'
import { answer, brokenConnection, refusal } from './answers.js'
import { resumeTime, stopTime } from './fake-time.js'
import { openExecutor } from './open-executor.js'
import { writing } from './operations.js'
import type { Sent } from './recording-fetch.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

const throttled = () =>
  refusal(429, '0x80072322', 'Number of requests exceeded the limit.', { 'Retry-After': String(waitInMs / 1_000) })

/** A server in fake time, and what it saw. It is asked when a request arrives: which call, and its attempt from 1. */
function storm(refuses: (nth: number, attempt: number) => boolean, loses: (nth: number, attempt: number) => boolean) {
  const effects = new Map<number, number>()
  const attempts = new Map<number, number>()
  const notBefore = new Map<string, number>()
  let early = 0
  const reply = async ({ headers, body }: Sent) => {
    const call = headers.get('x-ms-client-request-id') ?? ''
    if (Date.now() < (notBefore.get(call) ?? 0)) early += 1
    const { accountid, nth } = JSON.parse(body)
    const attempt = (attempts.get(nth) ?? 0) + 1
    attempts.set(nth, attempt)
    const isRefused = refuses(nth, attempt)
    await new Promise((resolve) => setTimeout(resolve, latencyInMs))
    if (isRefused) {
      notBefore.set(call, Date.now() + waitInMs)
      return throttled()
    }
    const before = effects.get(nth) ?? 0
    if (before > 0 && accountid !== undefined) return refusal(412, '0x80040237', 'Cannot insert duplicate key.')
    effects.set(nth, before + 1)
    if (loses(nth, attempt)) throw brokenConnection('ECONNRESET')
    return answer(200, {})
  }
  const open = openExecutor(reply, { maxRetries: 30 })
  return {
    effects,
    earlyAttempts: () => early,
    async run() {
      const startedAt = Date.now()
      const outcomes = Promise.allSettled(
        Array.from({ length: calls }, (_, nth) =>
          open.executor.execute(
            nth % 2 === 0
              ? writing({ body: { nth } })
              : writing({ body: { nth, accountid: String(nth) }, repeat: 'own-id' }),
          ),
        ),
      )
      let endedAt = 0
      outcomes.then(() => {
        endedAt = Date.now()
      })
      while (endedAt === 0) {
        await new Promise((resolve) => setImmediate(resolve))
        await vi.advanceTimersByTimeAsync(5)
      }
      return { outcomes: await outcomes, tookInMs: endedAt - startedAt, sent: open.sent.length }
    },
  }
}

describe('two thousand writes in a storm', () => {
  it('of refusals at random and lost answers all have an outcome, twice none, early none, and take little more time than they must', async () => {
    const server = storm(refusesAtRandom, losesAtRandom)

    const { outcomes, tookInMs } = await server.run()

    const unknown = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(outcomes).toHaveLength(calls)
    for (const outcome of unknown) expect(outcome).toMatchObject({ reason: { kind: 'outcome-unknown' } })
    expect(unknown.length).toBeGreaterThan(0)
    expect(server.effects.size).toBe(calls)
    expect(new Set(server.effects.values())).toEqual(new Set([1]))
    expect(server.earlyAttempts()).toBe(0)
    expect(tookInMs / idealAtRandomInMs()).toBeLessThan(1.2)
  }, 60_000)

  it('that refuses everything for a second after four hundred hold back together, and take little more time than they must', async () => {
    const server = storm(
      refusesInWindows(() => Date.now()),
      () => false,
    )

    const { outcomes, tookInMs } = await server.run()

    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(new Set(server.effects.values())).toEqual(new Set([1]))
    expect(server.earlyAttempts()).toBe(0)
    expect(tookInMs / idealInWindowsInMs()).toBeLessThan(1.2)
  }, 60_000)
})
