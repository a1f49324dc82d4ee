import { afterEach, describe, expect, it } from 'vitest'
import { OutcomeUnknownError, TransportError } from '../../../src/errors/index.js'
import { answer, refusal } from './answers.js'
import { pass, resumeTime, stopTime } from './fake-time.js'
import { openExecutor } from './open-executor.js'
import { reading, writing } from './operations.js'
import { silence } from './silence.js'

afterEach(() => resumeTime())

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

describe('a call that is aborted', () => {
  it('sends nothing when it is aborted before', async () => {
    const reason = new Error('enough')
    const { executor, sent } = openExecutor(() => answer(200, {}))

    const call = executor.execute(writing(), { signal: AbortSignal.abort(reason) })

    await expect(call).rejects.toMatchObject({ kind: 'transport', cause: reason })
    expect(sent).toEqual([])
  })

  it('ends while it waits for the answer, and is not sent again', async () => {
    const stop = new AbortController()
    const { executor, sent } = openExecutor(silence)
    const call = executor.execute(reading(), { signal: stop.signal })
    await until(() => sent.length === 1)

    stop.abort(new Error('enough'))

    await expect(call).rejects.toBeInstanceOf(TransportError)
    expect(sent.length).toBe(1)
    expect(sent[0]?.signal.aborted).toBe(true)
  })

  it('ends while the token is still to come, with nothing sent', async () => {
    const stop = new AbortController()
    const credential = { getToken: () => new Promise<never>(() => {}) }
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential })
    const call = executor.execute(writing(), { signal: stop.signal })

    stop.abort()

    await expect(call).rejects.toMatchObject({ kind: 'transport', wasSent: false })
    expect(sent).toEqual([])
  })

  it('leaves the queue of those that wait for their turn', async () => {
    const stop = new AbortController()
    const { executor, sent } = openExecutor(silence, { maxParallel: 1 })
    const first = executor.execute(reading(), { signal: stop.signal }).catch((error: unknown) => error)
    const leaving = new AbortController()
    const second = executor.execute(reading(), { signal: leaving.signal })

    leaving.abort()

    await expect(second).rejects.toMatchObject({ kind: 'transport', wasSent: false })
    stop.abort()
    await first
    expect(sent.length).toBe(1)
  })

  it('leaves the outcome of a write unknown once it is under way', async () => {
    const stop = new AbortController()
    const { executor, sent } = openExecutor(silence)
    const call = executor.execute(writing(), { signal: stop.signal })
    await until(() => sent.length === 1)

    stop.abort()

    await expect(call).rejects.toBeInstanceOf(OutcomeUnknownError)
  })

  it('ends in the middle of a wait', async () => {
    stopTime()
    const stop = new AbortController()
    const { executor, sent } = openExecutor(() => refusal(429, '0x80072322', 'Slow down.', { 'Retry-After': '100' }))
    const outcome = executor.execute(reading(), { signal: stop.signal }).catch((error: unknown) => error)
    await pass(50_000)

    stop.abort()

    expect(await outcome).toMatchObject({ kind: 'throttled' })
    await pass(100_000)
    expect(sent.length).toBe(1)
  })
})

describe('an attempt that takes too long', () => {
  it('is cut off and made again when it reads', async () => {
    const { executor, sent } = openExecutor((one, nth) => (nth === 1 ? silence(one) : answer(200, { done: true })), {
      timeoutInMs: 20,
    })

    const result = await executor.execute(reading())

    expect(result).toEqual({ done: true })
    expect(sent[0]?.signal.aborted).toBe(true)
  })

  it('is over when no token comes in time', async () => {
    const credential = { getToken: () => new Promise<never>(() => {}) }
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential, timeoutInMs: 20, maxRetries: 0 })

    await expect(executor.execute(writing())).rejects.toMatchObject({ kind: 'transport', wasSent: false })
    expect(sent).toEqual([])
  })

  it('is over even when the fetch does not heed its signal', async () => {
    const fetch = () => new Promise<never>(() => {})
    const { executor } = openExecutor(() => answer(200, {}), { fetch, timeoutInMs: 20, maxRetries: 0 })

    await expect(executor.execute(reading())).rejects.toMatchObject({ kind: 'transport', wasSent: true })
  })

  it('has an unknown outcome when it writes', async () => {
    const { executor, sent } = openExecutor(silence, { timeoutInMs: 20 })

    await expect(executor.execute(writing())).rejects.toMatchObject({
      kind: 'outcome-unknown',
      message: expect.stringContaining('timeout'),
    })
    expect(sent.length).toBe(1)
  })

  it('is cut off while the answer comes in too', async () => {
    const { executor } = openExecutor(
      ({ signal }) =>
        new Response(
          new ReadableStream({
            start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
          }),
        ),
      { timeoutInMs: 20, maxRetries: 0 },
    )

    await expect(executor.execute(reading())).rejects.toMatchObject({ kind: 'transport' })
  })
})
