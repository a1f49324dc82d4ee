import { Refusal } from '../model.js'
import type { ProtectionLimits } from './limits.js'

/** A refusal that says how long to wait. */
export class Throttled extends Refusal {
  constructor(
    code: string,
    message: string,
    /** In seconds, or as it stands in the header. */
    readonly retryAfter: number | string | undefined,
  ) {
    super(429, code, message)
  }
}

/** Requests that ended in the same millisecond: a user who sends thousands a second takes no more room for them. */
interface Done {
  readonly endedAt: number
  requests: number
  timeInMs: number
}

/** Our choice: so much longer the wait becomes with each request that is pushed while all are refused, up to a window. */
const penaltyInMs = 100

/** What one user has used of one server. Source: protocol/errors-and-limits.md 7.1. */
export class Account {
  readonly #limits: Required<ProtectionLimits>
  /** In order of their ends. */
  readonly #done: Done[] = []
  #requests = 0
  #timeInMs = 0
  #running = 0
  #penalty = 0

  constructor(limits: Required<ProtectionLimits>) {
    this.#limits = limits
  }

  /** Takes a request in. */
  enter(): void {
    this.#running += 1
  }

  /** Refuses a request that is over the limits: nothing of it is counted. */
  require(now: number): void {
    this.#forget(now)
    const { requests, executionTimeInMs, windowInMs, concurrency } = this.#limits
    const seconds = windowInMs / 1_000
    if (this.#running >= concurrency) {
      // Our choice: a second. The service says no more than that it is short.
      throw new Throttled('0x80072326', `Number of concurrent requests exceeded the limit of ${concurrency}.`, 1)
    }
    if (this.#requests + this.#running >= requests) {
      throw this.#throttled(
        now,
        '0x80072322',
        `Number of requests exceeded the limit of ${requests} over time window of ${seconds} seconds.`,
      )
    }
    if (this.#timeInMs >= executionTimeInMs) {
      const most = executionTimeInMs.toLocaleString('en-US')
      throw this.#throttled(
        now,
        '0x80072321',
        `Combined execution time of incoming requests exceeded limit of ${most} milliseconds over time window of ${seconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
      )
    }
    this.#penalty = 0
  }

  leave(endedAt: number, timeInMs: number): void {
    this.#running -= 1
    this.#requests += 1
    this.#timeInMs += timeInMs
    const last = this.#done.at(-1)
    if (last?.endedAt === endedAt) {
      last.requests += 1
      last.timeInMs += timeInMs
    } else {
      this.#done.push({ endedAt, requests: 1, timeInMs })
    }
  }

  /** What is left of the window. */
  remaining(now: number): { readonly requests: number; readonly timeInMs: number } {
    this.#forget(now)
    const { requests, executionTimeInMs } = this.#limits
    return {
      requests: Math.max(0, requests - this.#requests),
      timeInMs: Math.max(0, executionTimeInMs - this.#timeInMs),
    }
  }

  #throttled(now: number, code: string, message: string): Throttled {
    const { windowInMs } = this.#limits
    const oldest = this.#done[0]?.endedAt ?? now
    this.#penalty = Math.min(this.#penalty + penaltyInMs, windowInMs)
    const waitInMs = Math.max(0, oldest + windowInMs - now) + this.#penalty - penaltyInMs
    return new Throttled(code, message, Math.max(1, Math.ceil(waitInMs / 1_000)))
  }

  #forget(now: number): void {
    const from = now - this.#limits.windowInMs
    let gone = 0
    for (const { endedAt, requests, timeInMs } of this.#done) {
      if (endedAt > from) break
      this.#requests -= requests
      this.#timeInMs -= timeInMs
      gone += 1
    }
    if (gone > 0) this.#done.splice(0, gone)
  }
}
