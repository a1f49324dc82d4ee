import type { ColumnFacts, TableFacts } from '../schema/index.js'
import type { PayloadMode } from './payload-types.js'

export function isLookup({ type }: ColumnFacts): boolean {
  return type === 'Lookup' || type === 'Customer' || type === 'Owner'
}

/** A creator may choose the primary key, whatever the metadata says; nobody changes it. */
export function isWritable({ primaryKey }: TableFacts, column: ColumnFacts, mode: PayloadMode): boolean {
  if (column.logicalName === primaryKey) return mode === 'create'
  return column[mode] && column.type !== 'File' && column.type !== 'Virtual'
}
