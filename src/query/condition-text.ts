import type { Condition, Filterable, Table, TableType } from '../schema/index.js'
import { emptyNode, withFilter } from '../selection/index.js'

/** A condition on a table's records as OData text, not percent-encoded. */
export function conditionText<Type extends TableType>(
  table: Table<Type>,
  build: (table: Filterable<Type>) => Condition,
): string {
  const { filters } = withFilter(emptyNode(table.kinds, table.name), build)
  return String(filters[0])
}
