/**
 * Decides with others when a request may be sent: several processes that act as one user share the service's limits,
 * which are counted by user. The client asks before every attempt and tells of every refusal.
 *
 * Source: "Service protection API limits".
 */
export interface RequestLimiter {
  /** Resolves when one attempt may be sent. Rejects when the signal is aborted, with its reason. */
  acquire(signal: AbortSignal): Promise<void>
  /** The service refused an attempt: nobody who shares the budget should send for so long, in milliseconds. */
  refused?(waitInMs: number): Promise<void>
}
