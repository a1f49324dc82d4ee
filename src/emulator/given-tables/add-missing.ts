import type { TableFacts } from '../../schema/index.js'

/** A table with the columns, the navigation and the collections that only the other one has. */
export function addMissing(table: TableFacts, other: Partial<TableFacts>): TableFacts {
  return {
    ...table,
    columns: union(table.columns, other.columns, ({ property }) => property),
    navigation: union(table.navigation, other.navigation, ({ name }) => name),
    collections: union(table.collections, other.collections, ({ name }) => name),
    targetSets: { ...other.targetSets, ...table.targetSets },
  }
}

function union<One>(own: readonly One[], others: readonly One[] = [], keyOf: (one: One) => string): readonly One[] {
  const known = new Set(own.map(keyOf))
  return [...own, ...others.filter((one) => !known.has(keyOf(one)))]
}
