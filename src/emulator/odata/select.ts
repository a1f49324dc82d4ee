import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import { isPrincipalKey } from './principal.js'
import { badQuery, unknownProperty } from './refuse.js'
import { tableIndex } from './table-index.js'

/** Which columns of a row are answered. */
export interface Selection {
  /** As asked for, in that order; absent without `$select`. */
  readonly names?: readonly string[]
  /** In the table's order, with those that the service adds. */
  readonly columns: readonly ColumnFacts[]
}

/** Every column. */
export function selectAll(facts: TableFacts): Selection {
  return { columns: tableIndex(facts).columns }
}

/**
 * Reads the text of `$select`. The primary key is always added, the currency to money, `ownerid` to users and teams.
 * Source: protocol/query.md 3.2.
 *
 * @param added - Logical names of columns that are answered besides.
 */
export function parseSelect(facts: TableFacts, text: string | undefined, added: readonly string[] = []): Selection {
  if (text === undefined) return selectAll(facts)
  const { columns, byProperty, navigation, collections } = tableIndex(facts)
  const names = [...new Set(text.split(',').map((name) => name.trim()))]
  const chosen = new Set<ColumnFacts>()
  for (const name of names) {
    const column = byProperty.get(name)
    if (column !== undefined) chosen.add(column)
    else if (navigation.has(name) || collections.has(name)) {
      throw badQuery(`'${name}' is a navigation property: select its '_${name}_value' or expand it.`)
    } else throw unknownProperty(name, facts.logicalName)
  }

  const wanted = new Set([facts.primaryKey, ...added])
  if ([...chosen].some(({ type }) => type === 'Money')) wanted.add('transactioncurrencyid')
  return {
    names,
    columns: columns.filter((column) => chosen.has(column) || wanted.has(column.logicalName) || isPrincipalKey(column)),
  }
}
