export { AuthenticationError } from './authentication-error.js'
export { BatchError, NotRunError, type Outcome } from './batch-error.js'
export { DataverseError } from './dataverse-error.js'
export type { ErrorKind, ServiceErrorKind } from './error-kind.js'
export { type AnyDataverseError, isDataverseError } from './is-dataverse-error.js'
export { OptionsError } from './options-error.js'
export { MissingUserError, PermissionError } from './permission-error.js'
export {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DuplicateRecordError,
  InvalidStateError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  VersionMismatchError,
} from './refusals.js'
export { type Refusal, ServiceError } from './service-error.js'
export { ThrottledError, type ThrottleLimit } from './throttled-error.js'
export { CircuitOpenError, OutcomeUnknownError, TransportError } from './transport-error.js'
export { UnexpectedResponseError } from './unexpected-response-error.js'
export type { Unredacted } from './unredacted.js'
export { UsageError } from './usage-error.js'
export { ValidationError } from './validation-error.js'
