import type { AuthenticationError } from './authentication-error.js'
import type { BatchError, NotRunError } from './batch-error.js'
import { isMarked } from './dataverse-error.js'
import type { MissingUserError, PermissionError } from './permission-error.js'
import type {
  BusinessRuleError,
  ChangeTokenExpiredError,
  DuplicateRecordError,
  InvalidStateError,
  PlugInError,
  QueryLimitError,
  RecordNotFoundError,
  VersionMismatchError,
} from './refusals.js'
import type { ServiceError } from './service-error.js'
import type { ThrottledError } from './throttled-error.js'
import type { CircuitOpenError, OutcomeUnknownError, TransportError } from './transport-error.js'
import type { UnexpectedResponseError } from './unexpected-response-error.js'
import type { UsageError } from './usage-error.js'
import type { ValidationError } from './validation-error.js'

/** Every error of this library. `switch` over its `kind` knows the class. */
export type AnyDataverseError =
  | AuthenticationError
  | BatchError
  | BusinessRuleError
  | ChangeTokenExpiredError
  | CircuitOpenError
  | DuplicateRecordError
  | InvalidStateError
  | MissingUserError
  | NotRunError
  | OutcomeUnknownError
  | PlugInError
  | QueryLimitError
  | RecordNotFoundError
  | ThrottledError
  | UnexpectedResponseError
  | UsageError
  | ValidationError
  | VersionMismatchError
  | (PermissionError & { readonly kind: 'missing-privilege' })
  | (ServiceError & { readonly kind: 'service' })
  | (TransportError & { readonly kind: 'transport' })

/** Whether a value was thrown by this library, by this copy of it or another. */
export function isDataverseError(value: unknown): value is AnyDataverseError {
  return typeof value === 'object' && value !== null && isMarked(value)
}
