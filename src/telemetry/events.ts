import type { RetryReason } from './watch.js'

/** A call as it may go into a log: organization, ids and values are taken out of it. */
export interface CallEvent {
  /** `leads.query`, `WinOpportunity`. */
  readonly operation: string
  /** Entity set that the request is about, where it is about one. */
  readonly table?: string
  readonly method: string
  /** `leads({id})?$select=fullname&$filter={filter}`. */
  readonly path: string
  /** Sent as `x-ms-client-request-id` with every attempt. */
  readonly clientRequestId: string
  /** How many operations a batch holds. */
  readonly size?: number
}

/** An attempt that is about to leave. */
export interface RequestEvent extends CallEvent {
  /** Counted from 1. */
  readonly attempt: number
}

/** An attempt that is to be repeated. */
export interface RetryEvent extends CallEvent {
  readonly reason: RetryReason
  readonly waitInMs: number
  /** The attempt that failed, counted from 1. */
  readonly attempt: number
}

/** A call that has ended. */
export interface ResponseEvent extends CallEvent {
  /** Of the last attempt; absent where no answer came. */
  readonly status?: number
  /** The service's own id of the last attempt, for Microsoft's support. */
  readonly requestId?: string
  /** Attempts after the first. */
  readonly retries: number
  /** From the call to its result, waiting included. */
  readonly durationInMs: number
  /** Absent where the call succeeded. */
  readonly error?: Error
}

export type RequestHook = (event: RequestEvent) => void
export type ResponseHook = (event: ResponseEvent) => void

/** `console` is one, and so are the loggers of most libraries that take a message first. */
export interface Logger {
  debug?(message: string, details?: object): void
  info?(message: string, details?: object): void
  warn?(message: string, details?: object): void
  error?(message: string, details?: object): void
}
