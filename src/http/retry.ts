import { isGatewayFailure } from '../answer/index.js'
import { OutcomeUnknownError, ServiceError, TransportError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import type { RetryReason } from '../telemetry/index.js'
import { mayPass } from './failure.js'
import type { CallInProgress } from './request.js'
import { sleepUntil } from './sleep.js'

export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number
  /** No attempt starts later than this after the first. */
  readonly maxElapsedInMs: number
}

export interface RetrySurroundings extends RetryOptions {
  /** Whether the organization is down, so that another attempt would not be sent. */
  isDown(): boolean
  readonly onWait: ((reason: RetryReason, waitInMs: number) => void) | undefined
}

/** What the documentation says for a refusal without `Retry-After`: 2 to the nth, in seconds. */
export const firstThrottledWaitInMs = 1_000
const firstWaitInMs = 500
const longestWaitInMs = 30_000

/**
 * Runs attempts until one succeeds, a refusal is final or the budget is spent. The last error is the one thrown.
 *
 * Source: "Service protection API limits"; what may be repeated is the operation's own statement.
 */
export async function withRetries<Result>(
  attempt: () => Promise<Result>,
  call: CallInProgress,
  surroundings: RetrySurroundings,
): Promise<Result> {
  const { maxRetries } = surroundings
  try {
    return await attempt()
  } catch (error) {
    if (maxRetries < 1 || !(await waited(error, 1, call, surroundings))) throw error
  }
  // Most calls succeed at once: those do not wait for it to be loaded.
  const { default: pRetry } = await import('p-retry')
  return pRetry(attempt, {
    retries: maxRetries - 1,
    // The wait is in shouldRetry, which knows what the service asked for.
    minTimeout: 0,
    shouldRetry: ({ error, attemptNumber }) => waited(error, attemptNumber + 1, call, surroundings),
  })
}

/** Waits before another attempt; false where there is to be none. */
async function waited(
  error: unknown,
  attempts: number,
  { operation, signal, startedAt }: CallInProgress,
  { maxElapsedInMs, isDown, onWait }: RetrySurroundings,
): Promise<boolean> {
  const reason = reasonFor(error, operation)
  if (reason === undefined || isDown() || signal?.aborted) return false
  const waitInMs = waitBefore(error, attempts)
  const until = Date.now() + waitInMs
  if (until - startedAt > maxElapsedInMs) return false
  onWait?.(reason, waitInMs)
  await sleepUntil(until, signal)
  return signal?.aborted !== true
}

/** Why an attempt may be repeated; undefined where it may not. */
function reasonFor(error: unknown, { repeat }: Operation<unknown>): RetryReason | undefined {
  if (error instanceof ServiceError && error.status === 429) return 'throttled'
  if (isDeadlock(error)) return 'deadlock'
  const isHarmless = repeat !== 'when-refused'
  if (isGatewayFailure(error)) return isHarmless ? 'gateway' : undefined
  if (!(error instanceof TransportError) || error instanceof OutcomeUnknownError) return undefined
  return (error.wasSent ? isHarmless : mayPass(error)) ? 'no-answer' : undefined
}

/** SQL Server has undone the work of the one that it chose. */
function isDeadlock(error: unknown): boolean {
  return (
    error instanceof ServiceError &&
    error.code === '0x80044150' &&
    /Sql Number: 1205\b/.test(error.unredacted().serviceMessage)
  )
}

/** What the service asks for; else twice as long each time, and not the same for all who were refused together. */
function waitBefore(error: unknown, attempts: number): number {
  const asked = error instanceof ServiceError ? error.retryAfterInMs : undefined
  if (asked !== undefined) return asked
  const first = error instanceof ServiceError && error.status === 429 ? firstThrottledWaitInMs : firstWaitInMs
  return Math.min(first * 2 ** (attempts - 1), longestWaitInMs) * (1 + Math.random() / 4)
}
