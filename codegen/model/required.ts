import { isLookup } from './column-document.js'
import type { ColumnDocument, TableDocument } from './document.js'
import { filledByService } from './filled-by-service.js'

/** Logical names of the columns without which the service refuses to create a record. */
export function requiredColumns(table: TableDocument): readonly string[] {
  const filled = filledByService[table.logicalName]
  if (filled === 'all') return []
  const bindable = new Set(table.navigation.map((one) => one.lookup))
  return table.columns
    .filter((column) => isRequired(column) && column.logicalName !== table.primaryKey)
    .filter((column) => !isLookup(column.type) || bindable.has(column.logicalName))
    .map((column) => column.logicalName)
    .filter((name) => !filled?.includes(name))
}

function isRequired({ required, create, type, defaultValue }: ColumnDocument): boolean {
  const given = type === 'Owner' || type === 'State' || type === 'Status' || defaultValue !== undefined
  return required === 'SystemRequired' && create && !given
}
