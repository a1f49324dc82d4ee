export { AuthenticationError } from './authentication-error.js'
export { DataverseError } from './dataverse-error.js'
export type { ErrorKind, ServiceErrorKind } from './error-kind.js'
export { type AnyDataverseError, isDataverseError } from './is-dataverse-error.js'
export { OptionsError } from './options-error.js'
export {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DuplicateRecordError,
  InvalidStateError,
  MissingUserError,
  PermissionError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  ThrottledError,
  ValidationError,
  VersionMismatchError,
} from './refusals.js'
export { type Refusal, ServiceError } from './service-error.js'
export { toServiceError } from './to-service-error.js'
export { OutcomeUnknownError, TransportError } from './transport-error.js'
export { UnexpectedResponseError } from './unexpected-response-error.js'
export { UsageError } from './usage-error.js'
