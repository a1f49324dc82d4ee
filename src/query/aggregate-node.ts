import type { Table } from '../schema/index.js'
import type { SelectionNode } from '../selection/index.js'

/** A key of a group. */
export interface GroupKey {
  /** On the record. */
  readonly name: string
  /** As OData writes it: `stepname`, `parentaccountid/name`. */
  readonly path: string
  /** The end of the path. */
  readonly column: string
  /** Whether it is reached through a lookup. */
  readonly isReached: boolean
}

/** One value of a group. */
export interface NamedAggregate {
  readonly alias: string
  readonly method: string
  /** Absent for a count. */
  readonly column?: string
}

/** A query that asks about groups of records. Never changed; the builders make new ones. */
export interface AggregateNode {
  readonly table: Table
  /** Of the query without its options. */
  readonly path: string
  readonly pageSize: number | undefined
  readonly annotated: SelectionNode['annotated']
  readonly filters: SelectionNode['filters']
  readonly keys: readonly GroupKey[]
  readonly aggregates: readonly NamedAggregate[]
}
