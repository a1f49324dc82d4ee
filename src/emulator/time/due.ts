import type { StoredRecord, Values } from '../model.js'

/** What a row becomes by itself, and when. */
export interface Due {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly values: Values
}

/** The rows of a table that change by themselves: what each becomes next, if anything. */
export interface Rule {
  readonly table: string
  next(record: StoredRecord): Due | undefined
}

/** A column that holds an instant, in milliseconds since 1970. */
export function timeIn({ values }: StoredRecord, column: string): number | undefined {
  const text = values[column]
  return typeof text === 'string' ? Date.parse(text) : undefined
}
