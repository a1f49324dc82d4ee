import type { LiteralKinds, Table } from '../schema/index.js'

/** What a document has to know of a table: every table object is one. */
export interface FetchTable {
  /** Logical name. */
  readonly name: string
  readonly primaryKey: string
  readonly kinds: LiteralKinds
  /** By their logical names: those that can be written. */
  readonly lookups: Table['lookups']
  /** By their logical names: those that the service computes. */
  readonly computed: readonly string[]
}

/** Alias → table, of the links that conditions can name. */
export type LinkedTables = ReadonlyMap<string, FetchTable>
