import { DataverseError } from './dataverse-error.js'

/** No token could be had, or the service refused the token. */
export class AuthenticationError extends DataverseError {
  override readonly name = 'AuthenticationError'
  override readonly kind = 'authentication'
}
