/** One call as it begins. Nothing in it has been redacted: whoever passes it on does that. */
export interface CallDescription {
  /** `leads.query`, `WinOpportunity`. */
  readonly operation: string
  readonly method: string
  /** As the operation has it: relative to the API root, or a whole URL. */
  readonly path: string
  /** A GUID, sent as `x-ms-client-request-id` with every attempt. */
  readonly clientRequestId: string
  /** How many operations a batch holds. */
  readonly size?: number
}

/** Why an attempt is to be repeated. */
export type RetryReason = 'throttled' | 'deadlock' | 'gateway' | 'no-answer'

/** `error` is there where the attempt failed. */
export interface AttemptOutcome {
  readonly status?: number | undefined
  readonly error?: unknown
}

export interface CallOutcome {
  readonly status?: number | undefined
  /** The service's id of the last attempt, for Microsoft's support. */
  readonly requestId?: string | undefined
  /** Attempts after the first. */
  readonly retries: number
  /** Absent where the call succeeded. */
  readonly error?: unknown
}

/** Follows one call. Made only where somebody listens. None of these throws. */
export interface CallWatch {
  /** Runs the call so that what is traced below it is its child. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** An attempt is about to leave, counted from 1. Gives the headers that carry the trace on. */
  attempt(nth: number): Readonly<Record<string, string>> | undefined
  /** The attempt was answered, or not. */
  attemptEnded(outcome: AttemptOutcome): void
  waiting(reason: RetryReason, waitInMs: number): void
  ended(outcome: CallOutcome): void
}

export interface Telemetry {
  /** What has to be waited for before a call can be followed whole; most often nothing. */
  loading(): Promise<void> | undefined
  /** Begins to follow a call; undefined when nobody listens, so that it costs nothing. */
  begin(call: CallDescription): CallWatch | undefined
}
