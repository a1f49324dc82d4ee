/** What a refusal of the service is about. */
export type ServiceErrorKind =
  | 'business-rule'
  | 'change-token-expired'
  | 'duplicate-key'
  | 'duplicate-rule'
  | 'invalid-state'
  | 'missing-privilege'
  | 'missing-user'
  | 'not-found'
  | 'plug-in'
  | 'query-limit'
  | 'service'
  | 'throttled'
  | 'validation'
  | 'version-mismatch'

/** What an error is about, for `switch`. */
export type ErrorKind =
  | ServiceErrorKind
  | 'authentication'
  | 'batch'
  | 'circuit-open'
  | 'not-run'
  | 'outcome-unknown'
  | 'transport'
  | 'unexpected-response'
  | 'usage'
