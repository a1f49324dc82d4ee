import type { ErrorKind } from './error-kind.js'
import { redact } from './redact.js'
import type { Unredacted } from './unredacted.js'

const mark = Symbol.for('dynamics365-crm.error')

/** Root of everything that this library throws on purpose. Printed, it names no organization and no record. */
export abstract class DataverseError extends Error {
  override readonly name: string = 'DataverseError'
  /** For `switch`; `message` is for people. */
  abstract readonly kind: ErrorKind
  /** What the request carried as `x-ms-client-request-id`. Absent where nothing was to be sent. */
  declare readonly clientRequestId?: string
  /** How often the request was sent. */
  declare readonly attempts?: number
  readonly #message: string

  constructor(message: string, options?: ErrorOptions) {
    super(redact(message), options)
    this.#message = message
    // Marked, not compared by class, so that two loaded copies of the package agree.
    Object.defineProperty(this, mark, { value: true })
  }

  /** What was taken out of the message, and what was never in it. */
  unredacted(): Unredacted {
    return { message: this.#message }
  }

  /** For `console.log`: a cause comes from elsewhere and may name hosts or hold requests, so only its words are shown. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redact([this.stack ?? String(this), ...causes(this.cause)].join('\n  caused by '))
  }
}

/** Whether an object was thrown by this library, by this copy of it or another. */
export function isMarked(value: object): boolean {
  return mark in value
}

function causes(cause: unknown): readonly string[] {
  if (cause === undefined) return []
  return cause instanceof Error ? [String(cause), ...causes(cause.cause)] : [String(cause)]
}
