import { DataverseError } from './dataverse-error.js'
import type { Unredacted } from './unredacted.js'

/** What came in place of an answer. */
export interface UnexpectedAnswer {
  readonly status: number
  readonly requestId?: string | undefined
  readonly body: string
}

/** An answer came, but not in the documented shape: no JSON, nothing, a web page, or only a part of one. */
export class UnexpectedResponseError extends DataverseError {
  override readonly name = 'UnexpectedResponseError'
  override readonly kind = 'unexpected-response'
  declare readonly status?: number
  /** The service's own id of the request, for Microsoft's support. */
  declare readonly requestId?: string
  readonly #body: string | undefined

  constructor(message: string, answer?: UnexpectedAnswer) {
    super(message)
    this.#body = answer?.body
    if (answer === undefined) return
    Object.defineProperty(this, 'status', { value: answer.status, enumerable: true })
    Object.defineProperty(this, 'requestId', { value: answer.requestId, configurable: true })
  }

  override unredacted(): Unredacted {
    return { ...super.unredacted(), ...(this.#body !== undefined && { body: this.#body }) }
  }
}
