import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, brokenConnection, refusal } from '../unit/http/answers.js'
import { resumeTime, stopTime } from '../unit/http/fake-time.js'
import { openExecutor } from '../unit/http/open-executor.js'
import { reading, writing, writingOwnId } from '../unit/http/operations.js'

// Loaded by the first retry, while the clock here runs far ahead of what loading takes.
beforeAll(() => import('p-retry'))
beforeEach(() => stopTime())
afterEach(() => resumeTime())

const deadlock = 'Sql error: Generic SQL error. Sql Number: 1205'
const event = fc.oneof(
  fc.record({ kind: fc.constant('throttled' as const), seconds: fc.integer({ min: 0, max: 90 }) }),
  fc.constantFrom(
    { kind: 'throttled-without' as const },
    { kind: 'deadlock' as const },
    { kind: 'gateway' as const },
    { kind: 'reset' as const },
    { kind: 'answered' as const },
    { kind: 'refused' as const },
  ),
)

type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never

function reply(next: Event): Response {
  if (next.kind === 'throttled')
    return refusal(429, '0x80072322', 'Slow down.', { 'Retry-After': String(next.seconds) })
  if (next.kind === 'throttled-without') return refusal(429, '0x80072326', 'Slow down.')
  if (next.kind === 'deadlock') return refusal(500, '0x80044150', deadlock)
  if (next.kind === 'gateway') return new Response('<html>', { status: 503 })
  if (next.kind === 'reset') throw brokenConnection('ECONNRESET')
  return next.kind === 'refused' ? refusal(400, '0x80040203', 'No.') : answer(200, {})
}

describe('whatever becomes of its attempts, a call', () => {
  it('ends, within its budget, never earlier than the service asked, and never twice where that does harm', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 120_000 }),
        fc.constantFrom(reading(), writing(), writingOwnId()),
        async (events, maxRetries, maxElapsedInMs, operation) => {
          const attempts: { readonly at: number; readonly event: Event }[] = []
          const { executor } = openExecutor(
            (_, nth) => {
              const next = events[nth - 1] ?? { kind: 'answered' }
              attempts.push({ at: Date.now(), event: next })
              return reply(next)
            },
            { maxRetries, maxElapsedInMs, circuitBreaker: false },
          )
          let isOver = false
          const call = executor.execute(operation).then(
            () => 'done',
            (error: unknown) => error,
          )
          call.finally(() => {
            isOver = true
          })
          for (let turn = 0; turn < 2_000 && !isOver; turn += 1) {
            await new Promise((resolve) => setImmediate(resolve))
            await vi.advanceTimersByTimeAsync(500)
          }

          expect(isOver).toBe(true)
          expect(attempts.length).toBeGreaterThan(0)
          expect(attempts.length).toBeLessThanOrEqual(maxRetries + 1)
          for (const [index, { at }] of attempts.entries()) {
            const before = attempts[index - 1]
            if (before === undefined) continue
            const asked = before.event.kind === 'throttled' ? before.event.seconds * 1_000 : 0
            expect(at - before.at).toBeGreaterThanOrEqual(asked)
            expect(at - (attempts[0]?.at ?? 0)).toBeLessThanOrEqual(maxElapsedInMs)
            if (operation.repeat === 'when-refused') expect(['gateway', 'reset']).not.toContain(before.event.kind)
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
