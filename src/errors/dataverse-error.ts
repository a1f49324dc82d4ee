import type { ErrorKind } from './error-kind.js'
import { redact } from './redact.js'

const mark = Symbol.for('dynamics365-crm.error')

/** Root of everything that this library throws on purpose. Printed, it names no organization and no record. */
export abstract class DataverseError extends Error {
  override readonly name: string = 'DataverseError'
  /** For `switch`; `message` is for people. */
  abstract readonly kind: ErrorKind

  constructor(message: string, options?: ErrorOptions) {
    super(redact(message), options)
    // Marked, not compared by class, so that two loaded copies of the package agree.
    Object.defineProperty(this, mark, { value: true })
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
