import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServiceError, ThrottledError } from '../../../src/errors/index.js'
import type { Operation } from '../../../src/operation/index.js'
import { answer, refusal } from './answers.js'
import { pass, resumeTime, stopTime } from './fake-time.js'
import { type OpenExecutor, openExecutor } from './open-executor.js'
import { reading, writing, writingOwnId } from './operations.js'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

const limit = 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.'
const deadlock = 'Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205'

const throttled = (retryAfter?: string) =>
  refusal(429, '0x80072322', limit, retryAfter === undefined ? {} : { 'Retry-After': retryAfter })

/** Refuses the first requests and takes the rest. */
const refusedFirst = (refused: () => Response, times = 1) =>
  openExecutor((_, nth) => (nth <= times ? refused() : answer(200, { done: true })))

/** What became of a call; undefined while it goes on. */
function follow({ executor }: OpenExecutor, operation: Operation<unknown>) {
  const call: { outcome?: unknown } = {}
  executor.execute(operation).then(
    (result) => Object.assign(call, { outcome: result }),
    (error: unknown) => Object.assign(call, { outcome: error }),
  )
  return call
}

describe('a throttled request', () => {
  it.each([
    ['in seconds', () => '17'],
    ['as a date', () => new Date(Date.now() + 17_000).toUTCString()],
  ])('waits as long as the service says, %s', async (_, retryAfter) => {
    const open = refusedFirst(() => throttled(retryAfter()))
    const call = follow(open, writing({ expects: 'json', read: ({ body }) => body }))

    await pass(16_999)
    const before = open.sent.length
    await pass(1)

    expect([before, open.sent.length]).toEqual([1, 2])
    expect(call.outcome).toEqual({ done: true })
  })

  it('waits twice as long each time when the service does not say', async () => {
    const open = refusedFirst(() => throttled(), 3)
    follow(open, reading())

    await pass(999)
    expect(open.sent.length).toBe(1)
    await pass(251)
    expect(open.sent.length).toBe(2)
    await pass(2_500)
    expect(open.sent.length).toBe(3)
    await pass(5_000)
    expect(open.sent.length).toBe(4)
  })

  it('gives up after the last attempt with what the service said', async () => {
    const open = openExecutor(() => throttled('1'), { maxRetries: 2 })
    const call = follow(open, reading())

    await pass(10_000)

    expect(open.sent.length).toBe(3)
    expect(call.outcome).toBeInstanceOf(ThrottledError)
    expect(call.outcome).toMatchObject({ code: '0x80072322', retryAfterInMs: 1_000 })
  })

  it('does not begin a wait that ends after its time', async () => {
    const open = openExecutor(() => throttled('61'), { maxElapsedInMs: 60_000 })
    const call = follow(open, reading())

    await pass(0)

    expect(open.sent.length).toBe(1)
    expect(call.outcome).toBeInstanceOf(ThrottledError)
  })

  it('is not held up by a time to wait that makes no sense', async () => {
    const open = refusedFirst(() => throttled('soon'))
    const call = follow(open, reading())

    await pass(1_250)

    expect(call.outcome).toEqual({ done: true })
  })
})

describe('a request that lost a deadlock', () => {
  it.each([
    ['a read', reading()],
    ['a write', writing({ expects: 'json', read: ({ body }) => body })],
  ])('is sent again: %s', async (_, operation) => {
    const open = refusedFirst(() => refusal(500, '0x80044150', deadlock))
    const call = follow(open, operation)

    await pass(625)

    expect(open.sent.length).toBe(2)
    expect(call.outcome).toEqual({ done: true })
  })

  it('is told from other database errors, which are final', async () => {
    const open = refusedFirst(() => refusal(500, '0x80044150', deadlock.replace('1205', '12050')))
    const call = follow(open, reading())

    await pass(60_000)

    expect(open.sent.length).toBe(1)
    expect(call.outcome).toBeInstanceOf(ServiceError)
  })
})

describe('a request that a gateway fails', () => {
  it.each([502, 503, 504])('is sent again when it reads: %i', async (status) => {
    const open = refusedFirst(() => new Response('<html>', { status }))
    const call = follow(open, reading())

    await pass(625)

    expect(open.sent.length).toBe(2)
    expect(call.outcome).toEqual({ done: true })
  })

  it.each([502, 503, 504])('is not sent again when it writes, and its outcome is unknown: %i', async (status) => {
    const open = refusedFirst(() => new Response(null, { status }))
    const call = follow(open, writing())

    await pass(60_000)

    expect(open.sent.length).toBe(1)
    expect(call.outcome).toMatchObject({ kind: 'outcome-unknown', cause: { status } })
  })

  it('is sent again when it creates a record of its own id', async () => {
    const open = refusedFirst(() => new Response(null, { status: 503 }))
    const call = follow(open, writingOwnId())

    await pass(625)

    expect(open.sent.map(({ body }) => body)).toEqual([open.sent[0]?.body, open.sent[0]?.body])
    expect(call.outcome).toBeTypeOf('string')
  })
})

describe('a refusal that no wait mends', () => {
  it.each([
    refusal(400, '0x80048d19', 'Undeclared.'),
    refusal(403, '0x80040220', 'Missing.'),
    refusal(404, '0x80040217', 'Gone.'),
    refusal(412, '0x80060882', 'Changed.'),
    refusal(500, '0x80040216', 'Unexpected.'),
  ])('is final: $status', async (response) => {
    const open = openExecutor(() => response)
    const call = follow(open, reading())

    await pass(60_000)

    expect(open.sent.length).toBe(1)
    expect(call.outcome).toMatchObject({ status: response.status })
  })
})
