import { compareValues } from '../odata/order.js'
import { tableIndex } from '../odata/table-index.js'
import { comparableReader } from '../odata/value-kind.js'
import type { Found } from './find-records.js'
import { requireColumn } from './require-column.js'
import { badSearch, readList, textIn } from './search-request.js'
import type { SearchedTable } from './searched-tables.js'

/** Sorts what was found by `orderby`: `["createdon desc"]`; `@search.score` is the usual order. */
export function orderFound(
  tables: readonly SearchedTable[],
  found: readonly Found[],
  text: string | null | undefined,
): readonly Found[] {
  if (!text) return found
  const columns = readList('orderby', text).map((item) => columnIn(tables, textIn('orderby', item)))
  return [...found].sort((one, other) => {
    for (const { read, sign } of columns) {
      const difference = compareValues(read(one), read(other))
      if (difference !== 0) return difference * sign
    }
    return 0
  })
}

/** Our choice: a record of a table without the column has no value there. */
function columnIn(tables: readonly SearchedTable[], text: string) {
  const [, name, direction] = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? []
  if (name === undefined) throw badSearch("An item of 'orderby' is not a column with or without asc or desc.")
  const sign = direction?.toLowerCase() === 'desc' ? -1 : 1
  if (name === '@search.score') return { sign, read: ({ score }: Found) => score }
  requireColumn('orderby', tables, name)
  return {
    sign,
    read: ({ table, record }: Found) => {
      const column = tableIndex(table.facts).byLogicalName.get(name)
      return column === undefined ? null : comparableReader(column)(record)
    },
  }
}
