import { DataverseError } from './dataverse-error.js'

/** An answer came, but not in the documented shape. */
export class UnexpectedResponseError extends DataverseError {
  override readonly name = 'UnexpectedResponseError'
  override readonly kind = 'unexpected-response'
}
