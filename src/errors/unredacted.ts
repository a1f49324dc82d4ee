/** What an error keeps to itself: it may name the organization, records and people. For those who ask, not for logs. */
export interface Unredacted {
  /** The message with nothing taken out. */
  readonly message: string
  /** In the service's words. */
  readonly serviceMessage?: string
  /** Where the request went. */
  readonly url?: string
  /** For Microsoft's support. */
  readonly requestId?: string
  /** Trace of the plug-ins that ran, where annotations were asked for: `{ annotations: '*' }`. */
  readonly traceText?: string
  readonly innerMessage?: string
  readonly helpLink?: string
  /** Numbers that a plug-in has set. */
  readonly operationStatus?: string
  readonly subErrorCode?: string
  /** All that came beside code and message, by its name on the wire. */
  readonly details?: Readonly<Record<string, string>>
  /** What came where something else was expected. */
  readonly body?: string
}
