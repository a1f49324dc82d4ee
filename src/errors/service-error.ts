import { DataverseError } from './dataverse-error.js'
import type { ServiceErrorKind } from './error-kind.js'

/** What the service said when it refused. It may name records and people: keep it out of logs. */
export interface Refusal {
  /** Wire name of what was refused: `WinOpportunity`, `leads.query`. */
  readonly operation: string
  readonly status: number
  /** `0x80040217`, in lower case; empty when the service gave none. */
  readonly code: string
  /** In the service's words. */
  readonly message: string
  /** For Microsoft's support. */
  readonly requestId?: string
  /** How long the service asks to wait. */
  readonly retryAfterInMs?: number
}

/** The service answered no. */
export class ServiceError extends DataverseError {
  override readonly name: string = 'ServiceError'
  override readonly kind: ServiceErrorKind = 'service'
  readonly operation: string
  readonly status: number
  readonly code: string
  readonly #refusal: Refusal

  constructor(refusal: Refusal, advice = '') {
    const { operation, status, code, message } = refusal
    const reason = [status, code].filter(Boolean).join(' ')
    super(`${operation} was refused (${reason}): ${message}${advice && ` ${advice}`}`)
    this.operation = operation
    this.status = status
    this.code = code
    this.#refusal = refusal
  }

  /** The refusal with nothing taken out: it may name records and people. */
  get refusal(): Refusal {
    return this.#refusal
  }
}
