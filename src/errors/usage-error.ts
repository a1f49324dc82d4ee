import { DataverseError } from './dataverse-error.js'

/** The caller broke a rule that can be seen before anything is sent. */
export class UsageError extends DataverseError {
  override readonly name: string = 'UsageError'
  override readonly kind = 'usage'
}
