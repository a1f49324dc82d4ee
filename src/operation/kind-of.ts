import type { LiteralKind, LiteralKinds, Table } from '../schema/index.js'

const lookupProperty = /^_.+_value$/

/** How literals of a column are written. The table is unknown for a column that was reached through a lookup. */
export function kindOf(kinds: LiteralKinds, property: string, table?: string): LiteralKind | 'text' | undefined {
  if (lookupProperty.test(property)) return 'guid'
  return (table === undefined ? undefined : kinds[`${table}.${property}`]) ?? kinds[property]
}

export function kindIn(table: Table, property: string): LiteralKind | 'text' | undefined {
  return kindOf(table.kinds, property, table.name)
}
