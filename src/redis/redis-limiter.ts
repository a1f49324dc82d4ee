import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { UsageError } from '../errors/index.js'
import { type RequestLimiter, sleepUntil } from '../http/index.js'

export interface RedisLimiterOptions {
  /** A client of `redis` or `ioredis`, connected by the caller. */
  readonly client: object
  /** Names the user whose limits are shared, such as the client id of a service principal. No secret: it is stored. */
  readonly key: string
  /** In a window. Default 6,000: what the service allows a user on one server. */
  readonly requests?: number
  /** In milliseconds, 10,000 at least. Default 300,000. */
  readonly windowInMs?: number
  /** What becomes of a call while Redis cannot be reached. Default `send`: the service itself still counts. */
  readonly whenUnavailable?: 'send' | 'fail'
}

/**
 * The store counts in windows that do not slide: two of them could be spent at their seam. So the budget is given out in
 * slices of the window, of which a sliding window of the service touches one more.
 */
const slices = 10
/** Those who wait for a slice do not all come at its first moment. */
const longestJitterInMs = 250

/**
 * Shares one user's limits among processes, over `rate-limiter-flexible`, which the program installs.
 *
 * Source: "Service protection API limits".
 */
export function redisLimiter(options: RedisLimiterOptions): RequestLimiter {
  const { client, key, requests = 6_000, windowInMs = 300_000, whenUnavailable = 'send' } = options
  const points = Math.floor(requests / (slices + 1))
  if (points < 1) throw new UsageError(`requests must be at least ${slices + 1}.`)
  // The store counts in whole seconds.
  const sliceInSeconds = Math.ceil(windowInMs / slices / 1_000)
  if (!(windowInMs >= slices * 1_000)) throw new UsageError(`windowInMs must be at least ${slices * 1_000}.`)
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: 'dynamics365-crm',
    points,
    duration: sliceInSeconds,
    // The two libraries take their arguments in different forms; only one has this property.
    useRedisPackage: 'isReady' in client,
  })
  return {
    async acquire(signal) {
      for (;;) {
        signal.throwIfAborted()
        const waitInMs = await limiter.consume(key).then(
          () => 0,
          (reason: unknown) => {
            if (reason instanceof RateLimiterRes) return Math.max(1, reason.msBeforeNext)
            if (whenUnavailable === 'fail') throw reason
            return 0
          },
        )
        if (waitInMs === 0) return
        await sleepUntil(Date.now() + waitInMs + Math.random() * longestJitterInMs, signal)
      }
    },
    async refused(waitInMs) {
      try {
        await limiter.block(key, Math.ceil(waitInMs / 1_000))
      } catch (reason) {
        if (whenUnavailable === 'fail') throw reason
      }
    },
  }
}
