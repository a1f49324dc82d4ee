import type { CollectionFacts, ColumnFacts, NavigationFacts } from '../../schema/index.js'
import { navigationByName, oncePerTable } from '../once-per-table.js'
import { isPrincipal, principal } from './principal.js'

/** A table's facts by name. */
export interface TableIndex {
  readonly columns: readonly ColumnFacts[]
  readonly byProperty: ReadonlyMap<string, ColumnFacts>
  readonly byLogicalName: ReadonlyMap<string, ColumnFacts>
  /** A navigation property of several targets, `ownerid`, stands under one name. */
  readonly navigation: ReadonlyMap<string, readonly NavigationFacts[]>
  readonly collections: ReadonlyMap<string, CollectionFacts>
}

export const tableIndex = oncePerTable((facts): TableIndex => {
  const columns = isPrincipal(facts.logicalName) ? [...facts.columns, ...principal.columns] : facts.columns
  return {
    columns,
    byProperty: new Map(columns.map((column) => [column.property, column])),
    byLogicalName: new Map(columns.map((column) => [column.logicalName, column])),
    navigation: navigationByName(facts),
    collections: new Map(facts.collections.map((collection) => [collection.name, collection])),
  }
})
