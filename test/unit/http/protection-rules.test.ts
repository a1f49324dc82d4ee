import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OutcomeUnknownError, ThrottledError } from '../../../src/errors/index.js'
import type { Operation } from '../../../src/operation/index.js'
import { answer, brokenConnection, refusal } from './answers.js'
import { pass, resumeTime, stopTime } from './fake-time.js'
import { openExecutor } from './open-executor.js'
import { reading, writing, writingOwnId } from './operations.js'
import type { Reply } from './recording-fetch.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

/** The three limits of a user, by the code that names each. */
const limits = [
  ['requests', '0x80072322'],
  ['execution time', '0x80072321'],
  ['concurrency', '0x80072326'],
] as const
const deadlock = () => refusal(500, '0x80044150', 'Sql error: Generic SQL error. Sql Number: 1205')
const gatewayFailures = [502, 503, 504]
const verbs = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

const of = (method: Operation<unknown>['method'], repeat: Operation<unknown>['repeat']) =>
  method === 'GET' ? reading({ repeat }) : writing({ method, repeat })

/** When each attempt of a call was sent, in milliseconds after the first, and what became of the call. */
async function timesOf(operation: Operation<unknown>, reply: Reply) {
  const times: number[] = []
  const startedAt = Date.now()
  const { executor } = openExecutor((sent, nth) => {
    times.push(Date.now() - startedAt)
    return reply(sent, nth)
  })
  const outcome = executor.execute(operation).catch((error: unknown) => error)
  for (let second = 0; second < 120; second += 1) await pass(1_000)
  return { times, outcome: await outcome }
}

/** Refuses the first request and takes the others. */
const once =
  (refused: () => Response): Reply =>
  (_, nth) =>
    nth === 1 ? refused() : answer(200, { done: true })

describe('the rules for clients of "Service protection API limits"', () => {
  it.each(limits)('on 429 for %s, wait for Retry-After, and nothing else in place of it', async (_, code) => {
    const { times } = await timesOf(writing(), (_, nth) =>
      nth <= 3 ? refusal(429, code, 'Too many.', { 'Retry-After': '7' }) : answer(200, {}),
    )

    expect(times).toEqual([0, 7_000, 14_000, 21_000])
  })

  it('without Retry-After, wait 2 to the nth seconds', async () => {
    const { times } = await timesOf(writing(), (_, nth) =>
      nth <= 4 ? refusal(429, '0x80072322', 'Too many.') : answer(200, {}),
    )

    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    for (const [nth, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(1_000 * 2 ** nth)
      // A quarter at most is chance: those that were refused together are not to come back together.
      expect(wait).toBeLessThanOrEqual(1_250 * 2 ** nth)
    }
    expect(waits).toHaveLength(4)
  })

  it('tell the limits apart by their numbers, not by their texts', async () => {
    const outcomes: unknown[] = []
    for (const [, code] of limits) {
      const refuse = () => refusal(429, code, 'Zu viele Anfragen.', { 'Retry-After': '1' })
      outcomes.push((await timesOf(reading(), refuse)).outcome)
    }

    expect(outcomes.every((outcome) => outcome instanceof ThrottledError)).toBe(true)
    expect(outcomes.map((outcome) => (outcome as ThrottledError).limit)).toEqual(['requests', 'time', 'concurrency'])
  })

  it('start slow and rise', async () => {
    let together = 0
    const most: number[] = []
    const { executor } = openExecutor(async () => {
      together += 1
      most.push(together)
      await new Promise((resolve) => setTimeout(resolve, 100))
      together -= 1
      return answer(200, {})
    })
    for (let nth = 0; nth < 200; nth += 1) executor.execute(reading())

    await pass(50)
    const first = Math.max(...most)
    for (let round = 0; round < 10; round += 1) await pass(100)

    expect([first, Math.max(...most)]).toEqual([16, 52])
  })

  it('lower the parallelism when too many were sent at once', async () => {
    let together = 0
    let isRefusing = true
    let most = 0
    const { executor } = openExecutor(async () => {
      together += 1
      most = Math.max(most, together)
      await new Promise((resolve) => setTimeout(resolve, 100))
      together -= 1
      return isRefusing ? refusal(429, '0x80072326', 'Too many.', { 'Retry-After': '1' }) : answer(200, {})
    })
    for (let nth = 0; nth < 60; nth += 1) executor.execute(reading()).catch(() => {})
    await pass(150)
    isRefusing = false
    const before = most
    most = 0

    await pass(1_000)

    expect([before, most]).toEqual([16, 8])
  })

  it('take the advised number of parallel requests from any answer', async () => {
    let together = 0
    let most = 0
    const { executor } = openExecutor(async () => {
      together += 1
      most = Math.max(most, together)
      await new Promise((resolve) => setTimeout(resolve, 100))
      together -= 1
      return answer(200, {}, { 'x-ms-dop-hint': '3' })
    })
    await Promise.all([executor.execute(reading()), pass(200)])
    most = 0

    for (let nth = 0; nth < 30; nth += 1) executor.execute(nth % 2 === 0 ? reading() : writing())
    await pass(2_000)

    expect(most).toBe(3)
  })

  it.each([
    [false, null],
    [true, 'ARRAffinity=one; ARRAffinitySameSite=two'],
  ])('store no cookies unless affinity is asked for (%s)', async (keepAffinity, cookie) => {
    const cookies = ['ARRAffinity=one;Path=/;HttpOnly;Secure', 'ARRAffinitySameSite=two;Path=/', 'ReqClientId=three']
    const { executor, sent } = openExecutor(
      () => {
        const headers = new Headers(cookies.map((value) => ['set-cookie', value] as [string, string]))
        headers.set('content-type', 'application/json')
        return new Response('{}', { headers })
      },
      { keepAffinity },
    )

    await executor.execute(reading())
    await executor.execute(reading())

    expect(sent.map(({ headers }) => headers.get('cookie'))).toEqual([null, cookie])
  })

  it.each(verbs)('repeat %s after 429, of which nothing was done', async (method) => {
    const { times } = await timesOf(
      of(method, 'when-refused'),
      once(() => refusal(429, '0x80072322', 'Too many.', { 'Retry-After': '1' })),
    )

    expect(times).toEqual([0, 1_000])
  })

  it.each(verbs)('repeat %s after the deadlock 1205, which was rolled back', async (method) => {
    const { times } = await timesOf(of(method, 'when-refused'), once(deadlock))

    expect(times).toHaveLength(2)
  })

  it.each(gatewayFailures)('repeat a read after %i, and a write whose record is named', async (status) => {
    const refuse = once(() => new Response('', { status }))

    for (const operation of [reading(), of('PATCH', 'always'), of('DELETE', 'always'), writingOwnId()]) {
      expect((await timesOf(operation, refuse)).times).toHaveLength(2)
    }
  })

  it.each(gatewayFailures)('never repeat a plain POST after %i: it may have been done', async (status) => {
    const { times, outcome } = await timesOf(writing(), () => new Response('', { status }))

    expect(times).toEqual([0])
    expect(outcome).toBeInstanceOf(OutcomeUnknownError)
  })

  it('never repeat a plain POST whose answer was lost or did not come in time', async () => {
    const lost = await timesOf(writing(), () => {
      throw brokenConnection('ECONNRESET')
    })
    const late = await timesOf(writing(), () => new Promise<Response>(() => {}))

    for (const { times, outcome } of [lost, late]) {
      expect(times).toEqual([0])
      expect(outcome).toBeInstanceOf(OutcomeUnknownError)
    }
  })
})
