/** Which requests a fault meets. What is left out does not matter. */
export interface FaultCondition {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** The path below the Web API's root, with its query: a text that it begins with, or a pattern. */
  readonly path?: string | RegExp
  /**
   * Meets the requests inside of batches, in place of those that are sent for themselves. There the service can throttle,
   * fail (`status` with `body: 'json'`) and lose to its database, and nothing else.
   */
  readonly inBatch?: boolean
}

interface FaultBounds {
  readonly when?: FaultCondition
  /** How many requests it meets, after which it is gone; all when absent. */
  readonly times?: number
  /** From 0 to 1: how likely a request meets it. Default 1. */
  readonly probability?: number
}

/** What goes wrong, one thing at a time; latency goes with each of them. */
export type FaultEffect =
  | { readonly latencyInMs: number }
  /** The gateway or the service fails before the request has an effect. */
  | { readonly status: 500 | 502 | 503 | 504; readonly body?: 'html' | 'empty' | 'json'; readonly latencyInMs?: number }
  /** 429 by one of the limits; `retryAfter` is the header's text, seconds or a date. */
  | {
      readonly throttle: 'requests' | 'time' | 'concurrency'
      readonly retryAfter?: number | string
      readonly latencyInMs?: number
    }
  /** The connection breaks before the request has an effect, or after. */
  | { readonly reset: 'before' | 'after'; readonly latencyInMs?: number }
  /** Half of the answer comes, then the connection breaks. The request has had its effect. */
  | { readonly halfBody: true; readonly latencyInMs?: number }
  /** The database ends it: the victim of a deadlock, or a command that takes too long. */
  | { readonly sql: 'deadlock' | 'timeout'; readonly latencyInMs?: number }
  /** The page of a sign-in or of a proxy, with status 200. */
  | { readonly page: true; readonly latencyInMs?: number }
  | { readonly redirectTo: string; readonly latencyInMs?: number }

/** Something that goes wrong on purpose. */
export type Fault = FaultBounds & FaultEffect

/** A fault that has been added. */
export interface AddedFault {
  /** How many requests it has met. */
  readonly hits: number
  remove(): void
}

/** The faults of an emulator. Where several fit a request, the one that was added first is met. */
export interface Faults {
  /**
   * Adds a fault.
   *
   * @example
   * const fault = emulator.faults.add({ status: 503, when: { method: 'GET' }, times: 2 })
   */
  add(fault: Fault): AddedFault
  clear(): void
}
