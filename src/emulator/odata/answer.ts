import type { StoredRecord } from '../model.js'
import type { QueryBudget } from './query-budget.js'
import type { Preferences, Reader } from './reader.js'
import type { Relations } from './relations.js'

/** What all rows of one answer share. */
export interface Answer {
  readonly reader: Reader
  readonly relations: Relations
  readonly budget: QueryBudget
  readonly preferences: Preferences
  /** One record was asked for, not a collection. */
  readonly single: boolean
  /** The query has an expand in an expand. */
  readonly nested: boolean
}

/** Makes a record's row of the answer. */
export type WriteRow = (record: StoredRecord) => Record<string, unknown>
