import { DataverseError } from './dataverse-error.js'
import type { ServiceErrorKind } from './error-kind.js'
import { carriedValues, redactWords } from './redact-words.js'
import type { Unredacted } from './unredacted.js'

/** What the service said when it refused. It may name records and people. */
export interface Refusal {
  /** Wire name of what was refused: `WinOpportunity`, `leads.query`. */
  readonly operation: string
  readonly status: number
  /** `0x80040217`, in lower case; empty when the service gave none. */
  readonly code: string
  /** In the service's words. */
  readonly message: string
  /** For Microsoft's support. */
  readonly requestId?: string | undefined
  /** How long the service asks to wait; 24 hours at most. */
  readonly retryAfterInMs?: number | undefined
  /** Whether it asked for more. */
  readonly isRetryAfterCapped?: boolean
  /** What came beside code and message, by its name on the wire. */
  readonly details?: Readonly<Record<string, string>>
  readonly url?: string
  /** What the request carried: none of it may be in a message. */
  readonly body?: unknown
  readonly path?: string
}

/** How a class of refusals puts it. */
export interface Wording {
  /** In place of the service's words, where those cannot be shown. */
  readonly reason?: string | undefined
  /** What to do next, in one sentence. */
  readonly advice: string
}

/** The service answered no. */
export class ServiceError extends DataverseError {
  override readonly name: string = 'ServiceError'
  override readonly kind: ServiceErrorKind = 'service'
  readonly operation: string
  readonly status: number
  /** `0x80040217`, in lower case; empty when the service gave none. */
  readonly code: string
  readonly #refusal: Refusal

  constructor(refusal: Refusal, { reason, advice }: Wording) {
    const { operation, status, code, message, body, path = '' } = refusal
    const shown = [status, code].filter(Boolean).join(' ')
    const words = reason ?? redactWords(message, carriedValues(body, path))
    super(`${operation} was refused (${shown}): ${sentence(words)} ${advice}`)
    this.operation = operation
    this.status = status
    this.code = code
    this.#refusal = refusal
  }

  /** The service's own id of the request, for Microsoft's support. */
  get requestId(): string | undefined {
    return this.#refusal.requestId
  }

  /** How long the service asks to wait, in milliseconds; 24 hours at most. */
  get retryAfterInMs(): number | undefined {
    return this.#refusal.retryAfterInMs
  }

  override unredacted(): Unredacted & { readonly serviceMessage: string } {
    const { operation, status, code, message, requestId, url, details = {} } = this.#refusal
    const detail = (name: string) => details[`@Microsoft.PowerApps.CDS.${name}`]
    const known = {
      requestId,
      url,
      traceText: detail('TraceText'),
      innerMessage: detail('InnerError.Message'),
      helpLink: detail('HelpLink'),
      operationStatus: detail('ErrorDetails.OperationStatus'),
      subErrorCode: detail('ErrorDetails.SubErrorCode'),
    }
    return {
      message: `${operation} was refused (${status} ${code}): ${message}`,
      serviceMessage: message,
      ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
      ...(Object.keys(details).length > 0 && { details }),
    }
  }
}

function sentence(words: string): string {
  const text = words.trim()
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
