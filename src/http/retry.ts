import pRetry from 'p-retry'
import { ServiceError, ThrottledError, TransportError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { mayPass } from './failure.js'

export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number
  /** No attempt starts later than this after the first. */
  readonly maxElapsedInMs: number
}

const firstWaitInMs = 500
const longestWaitInMs = 30_000
const longestTimerInMs = 2 ** 31 - 1
const gatewayStatuses = new Set([502, 503, 504])

/**
 * Runs attempts until one succeeds, a refusal is final or the budget is spent. The last error is the one thrown.
 *
 * Source: "Service protection API limits"; what may be repeated is the operation's own statement.
 */
export function withRetries<Result>(
  attempt: () => Promise<Result>,
  operation: Operation<unknown>,
  { maxRetries, maxElapsedInMs }: RetryOptions,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const start = Date.now()
  return pRetry(attempt, {
    retries: maxRetries,
    // The wait is in shouldRetry, which knows what the service asked for.
    minTimeout: 0,
    async shouldRetry({ error, attemptNumber }) {
      if (!mayRepeat(error, operation)) return false
      const waitInMs = waitBefore(error, attemptNumber)
      if (Date.now() - start + waitInMs > maxElapsedInMs) return false
      return sleep(waitInMs, signal)
    },
  })
}

function mayRepeat(error: unknown, { repeat }: Operation<unknown>): boolean {
  if (error instanceof ThrottledError || isDeadlock(error)) return true
  if (isGatewayFailure(error)) return repeat !== 'when-refused'
  if (!(error instanceof TransportError)) return false
  return error.wasSent ? repeat !== 'when-refused' : mayPass(error)
}

/** Something before the service answered: whether the service did anything cannot be told. */
export function isGatewayFailure(error: unknown): boolean {
  return error instanceof ServiceError && gatewayStatuses.has(error.status)
}

/** SQL Server has undone the work of the one that it chose. */
function isDeadlock(error: unknown): boolean {
  return (
    error instanceof ServiceError && error.code === '0x80044150' && /Sql Number: 1205\b/.test(error.refusal.message)
  )
}

/** What the service asks for; else twice as long each time, and not the same for all who were refused together. */
function waitBefore(error: unknown, attemptNumber: number): number {
  const asked = error instanceof ServiceError ? error.refusal.retryAfterInMs : undefined
  // A timer holds no more: a longer wait is over the budget of any call.
  if (asked !== undefined) return Math.min(asked, longestTimerInMs)
  return Math.min(firstWaitInMs * 2 ** (attemptNumber - 1), longestWaitInMs) * (0.5 + Math.random() / 2)
}

/** False when the wait was cut short. */
function sleep(durationInMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, durationInMs, true)
    const cut = () => finish(false)
    signal?.addEventListener('abort', cut, { once: true })
    if (signal?.aborted) cut()

    function finish(waited: boolean): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cut)
      resolve(waited)
    }
  })
}
