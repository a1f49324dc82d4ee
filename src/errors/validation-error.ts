import { type Refusal, ServiceError } from './service-error.js'

const column = [/\b(?:length of the|property|attribute|column) '(\w+)'/i, /'(\w+)' (?:attribute|column|property)\b/i]
const table = [/\b(?:of the|entity|table) '(\w+)'(?: entity)?/i, /\bMicrosoft\.Dynamics\.CRM\.(\w+)/]
const maxLength = /\bmaximum allowed length of '?(\d+)/i

/** A value or a name in the request is not allowed. */
export class ValidationError extends ServiceError {
  override readonly name = 'ValidationError'
  override readonly kind = 'validation'
  /** Logical name of the column, where the service names it. */
  readonly column: string | undefined
  /** Logical name of its table, where the service names it. */
  readonly table: string | undefined
  /** In characters, where a text was longer. */
  readonly maxLength: number | undefined

  constructor(refusal: Refusal) {
    const found = first(column, refusal.message)
    super(refusal, {
      advice:
        found === undefined
          ? 'Compare the names and values of the request with the table’s metadata.'
          : `Correct ${found}: compare it with the table’s metadata.`,
    })
    const length = maxLength.exec(refusal.message)?.[1]
    this.column = found
    this.table = first(table, refusal.message, found)
    this.maxLength = length === undefined ? undefined : Number(length)
  }
}

function first(patterns: readonly RegExp[], text: string, other?: string): string | undefined {
  for (const pattern of patterns) {
    for (const [, name] of text.matchAll(new RegExp(pattern, 'gi'))) if (name !== other) return name
  }
  return undefined
}
