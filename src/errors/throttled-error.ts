import { type Refusal, ServiceError } from './service-error.js'

/** Which limit: requests in all, time of execution, requests at once, load of queries, or another. */
export type ThrottleLimit = 'requests' | 'time' | 'concurrency' | 'query' | 'other'

/** The service asks to slow down. */
export class ThrottledError extends ServiceError {
  override readonly name = 'ThrottledError'
  override readonly kind = 'throttled'
  readonly limit: ThrottleLimit

  constructor(refusal: Refusal, limit: string | undefined) {
    super(refusal, { advice: adviceFor(refusal) })
    this.limit = isLimit(limit) ? limit : 'other'
  }
}

function isLimit(limit: string | undefined): limit is ThrottleLimit {
  return limit === 'requests' || limit === 'time' || limit === 'concurrency' || limit === 'query'
}

function adviceFor({ retryAfterInMs, isRetryAfterCapped }: Refusal): string {
  if (retryAfterInMs === undefined) return 'Send less, and try again in a few minutes.'
  if (isRetryAfterCapped)
    return 'It asks to wait for more than 24 hours, which is taken as 24 hours: ask Microsoft’s support.'
  return `Try again in ${Math.ceil(retryAfterInMs / 1_000)} s, and send less.`
}
