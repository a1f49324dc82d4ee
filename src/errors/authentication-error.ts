import { DataverseError } from './dataverse-error.js'
import type { Unredacted } from './unredacted.js'

export interface AuthenticationErrorOptions extends ErrorOptions {
  /** Absent where no token was given. */
  readonly status?: number
  readonly requestId?: string | undefined
  readonly serviceMessage?: string
}

/** No token could be had, or the service refused the token. */
export class AuthenticationError extends DataverseError {
  override readonly name = 'AuthenticationError'
  override readonly kind = 'authentication'
  declare readonly status?: number
  /** The service's own id of the request, for Microsoft's support. */
  declare readonly requestId?: string
  readonly #serviceMessage: string | undefined

  constructor(message: string, { status, requestId, serviceMessage, ...options }: AuthenticationErrorOptions = {}) {
    super(message, options)
    this.#serviceMessage = serviceMessage
    if (status === undefined) return
    Object.defineProperty(this, 'status', { value: status, enumerable: true })
    Object.defineProperty(this, 'requestId', { value: requestId, configurable: true })
  }

  override unredacted(): Unredacted {
    return { ...super.unredacted(), ...(this.#serviceMessage && { serviceMessage: this.#serviceMessage }) }
  }
}
