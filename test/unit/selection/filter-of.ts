import { type Condition, query, type Table, type TableType } from 'dynamics365-crm'
import type { Filterable } from '../../../src/schema/index.js'

/** What stands behind `$filter=` for a condition, still percent-encoded. */
export function filterOf<Type extends TableType>(
  table: Table<Type>,
  build: (table: Filterable<Type>) => Condition,
): string {
  return query(table).where(build).path.replace(`${table.entitySetName}?$filter=`, '')
}

/** The same, to be read. */
export function textOf<Type extends TableType>(
  table: Table<Type>,
  build: (table: Filterable<Type>) => Condition,
): string {
  return decodeURIComponent(filterOf(table, build))
}
