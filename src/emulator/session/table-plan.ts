import type { CollectionFacts, ColumnFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
import type { Values } from '../model.js'
import { navigationByName, oncePerTable } from '../once-per-table.js'

/** A money column and the column that holds it in the base currency. */
export interface MoneyColumns {
  readonly column: string
  readonly base: string
}

/** The facts of a table as the session looks them up; made once per table. */
export interface TablePlan {
  readonly facts: TableFacts
  readonly table: string
  readonly key: string
  /** By logical name. */
  readonly columns: ReadonlyMap<string, ColumnFacts>
  /** By OData property. */
  readonly properties: ReadonlyMap<string, ColumnFacts>
  /** By navigation property; several facts when it leads to several tables, as `ownerid` does. */
  readonly navigation: ReadonlyMap<string, readonly NavigationFacts[]>
  readonly collections: ReadonlyMap<string, CollectionFacts>
  /** Whether the rows belong to a user or a team. */
  readonly isOwned: boolean
  /** What a new row starts with, but for its state. */
  readonly defaults: Values
  readonly money: readonly MoneyColumns[]
  readonly state: ColumnFacts | undefined
  readonly status: ColumnFacts | undefined
}

export const planOf = oncePerTable((facts): TablePlan => {
  const columns = new Map(facts.columns.map((column) => [column.logicalName, column]))
  const stateless = facts.columns.filter(({ type }) => type !== 'State' && type !== 'Status')
  return {
    facts,
    table: facts.logicalName,
    key: facts.primaryKey,
    columns,
    properties: new Map(facts.columns.map((column) => [column.property, column])),
    navigation: navigationByName(facts),
    collections: new Map(facts.collections.map((collection) => [collection.name, collection])),
    isOwned: facts.ownership === 'UserOwned' && columns.has('ownerid'),
    defaults: Object.fromEntries(
      stateless.flatMap(({ logicalName, defaultValue }) =>
        defaultValue === undefined ? [] : [[logicalName, defaultValue] as const],
      ),
    ),
    money: facts.columns
      .filter(({ type, logicalName }) => type === 'Money' && columns.has(`${logicalName}_base`))
      .map(({ logicalName }) => ({ column: logicalName, base: `${logicalName}_base` })),
    state: facts.columns.find(({ type }) => type === 'State'),
    status: facts.columns.find(({ type }) => type === 'Status'),
  }
})
