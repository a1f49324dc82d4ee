import type { CollectionFacts, ColumnFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
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

const indexes = new WeakMap<TableFacts, TableIndex>()

/** Made once per table. */
export function tableIndex(facts: TableFacts): TableIndex {
  const known = indexes.get(facts)
  if (known !== undefined) return known
  const made = makeIndex(facts)
  indexes.set(facts, made)
  return made
}

function makeIndex(facts: TableFacts): TableIndex {
  const columns = isPrincipal(facts.logicalName) ? [...facts.columns, ...principal.columns] : facts.columns
  const navigation = new Map<string, NavigationFacts[]>()
  for (const property of facts.navigation) {
    const sameName = navigation.get(property.name)
    if (sameName === undefined) navigation.set(property.name, [property])
    else sameName.push(property)
  }
  return {
    columns,
    byProperty: new Map(columns.map((column) => [column.property, column])),
    byLogicalName: new Map(columns.map((column) => [column.logicalName, column])),
    navigation,
    collections: new Map(facts.collections.map((collection) => [collection.name, collection])),
  }
}
