/** The service protection limits of an emulator. What is left out is as the service has it. */
export interface ProtectionLimits {
  /** Per user and server in a sliding window. Default 6,000. */
  readonly requests?: number
  /** Time of execution per user and server in a sliding window, in milliseconds. Default 1,200,000. */
  readonly executionTimeInMs?: number
  /** Default 300,000. */
  readonly windowInMs?: number
  /** Requests of a user on their way at the same time. Default 52. */
  readonly concurrency?: number
  /** Web servers, each of which counts for itself. Default 1, as a trial environment has. */
  readonly servers?: number
}

/** Source: protocol/errors-and-limits.md 7.1. */
export const usualLimits: Required<ProtectionLimits> = {
  requests: 6_000,
  executionTimeInMs: 1_200_000,
  windowInMs: 300_000,
  concurrency: 52,
  servers: 1,
}
