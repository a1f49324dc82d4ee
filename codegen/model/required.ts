import { isFilledByService } from '../../src/schema/index.js'
import { isLookup } from './column-document.js'
import type { TableDocument } from './document.js'

/** Logical names of the columns without which the service refuses to create a record. */
export function requiredColumns(table: TableDocument): readonly string[] {
  const bindable = new Set(table.navigation.map((one) => one.lookup))
  return table.columns
    .filter((column) => column.required === 'SystemRequired' && column.create && !isFilledByService(table, column))
    .filter((column) => !isLookup(column.type) || bindable.has(column.logicalName))
    .map((column) => column.logicalName)
}
