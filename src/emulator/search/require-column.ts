import { tableIndex } from '../odata/table-index.js'
import { badSearch } from './search-request.js'
import type { SearchedTable } from './searched-tables.js'

/** A column that the whole search names: one of its tables has to have it, or the one that is named with it. */
export function requireColumn(
  parameter: string,
  tables: readonly SearchedTable[],
  column: string,
  only?: string,
): void {
  const asked = tables.filter(({ facts }) => only === undefined || only === facts.logicalName)
  if (asked.some(({ facts }) => tableIndex(facts).byLogicalName.has(column))) return
  if (asked.length === 0 && only !== undefined)
    throw badSearch(`The table '${only}' in '${parameter}' is not searched.`)
  const place = only === undefined ? 'None of the tables searched' : `The table '${only}'`
  throw badSearch(`${place} has a column '${column}', which '${parameter}' names.`)
}
