import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { QueryBudget } from './query-budget.js'
import type { Reader } from './reader.js'
import type { Relations } from './relations.js'

/** What the names in a query can mean. */
export interface Scope {
  readonly reader: Reader
  readonly relations: Relations
  readonly budget: QueryBudget
  /** The queried table first, then one per lambda around the place. */
  readonly variables: readonly [Variable, ...Variable[]]
}

/** A row that names can speak of. */
export interface Variable {
  /** Absent for the queried table. */
  readonly name?: string
  readonly facts: TableFacts
  /** Tells its rows apart from others' in the count of joins. */
  readonly key: string
}

/** The rows that the variables stand for, in the same order. */
export type Frame = readonly StoredRecord[]

/** `null` is SQL's unknown: neither the condition nor its opposite holds. */
export type Truth = boolean | null

/** A compiled condition. */
export type Test = (frame: Frame) => Truth

/** The scope of one table's rows. */
export function scopeOf(reader: Reader, relations: Relations, budget: QueryBudget, facts: TableFacts, key = ''): Scope {
  reader.requireRead?.(facts)
  return { reader, relations, budget, variables: [{ facts, key }] }
}
