import type { ColumnFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { parentColumn } from '../odata/query-functions/hierarchy.js'
import { tableIndex } from '../odata/table-index.js'
import { badFetch, codes } from './refuse.js'
import type { Context, Source } from './scope.js'

/** The lookup by which `rowaggregate` counts. Our choice: it takes the primary key, as in the documented example. */
export function hierarchyOf({ facts }: Source, { logicalName }: ColumnFacts): ColumnFacts {
  const parent = parentColumn(facts)
  const column = parent === undefined ? undefined : tableIndex(facts).byLogicalName.get(parent)
  if (column !== undefined && logicalName === facts.primaryKey) return column
  throw badFetch(
    `'rowaggregate' takes the primary key of a table with a hierarchy, not '${logicalName}' of ${facts.logicalName}.`,
    codes.aggregate,
  )
}

/** Counts the children that a row has by such a lookup. */
export function childCounter({ rows }: Context, { facts }: Source, hierarchy: ColumnFacts) {
  return ({ id }: StoredRecord): number => rows.by(facts, hierarchy).get(id)?.length ?? 0
}
