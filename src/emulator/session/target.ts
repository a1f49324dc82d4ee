import type { ColumnFacts } from '../../schema/index.js'
import type { Target } from '../model.js'

/** The value of a lookup column, when it holds one. */
export function asTarget(value: unknown): Target | undefined {
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
    ? (value as Target) // a stored object with a table and an id is a lookup: no other kind of column holds such an object
    : undefined
}

/** Whether a stored value is a lookup to the record given. */
export function isSameTarget(value: unknown, { table, id }: Target): boolean {
  const target = asTarget(value)
  return target !== undefined && target.id === id && target.table === table
}

/** What a column holds of a record: a few, such as `stageid`, have the bare id though a navigation property stands over them. */
export function lookupValue(column: ColumnFacts | undefined, target: Target): Target | string {
  return column?.type === 'Uniqueidentifier' ? target.id : target
}
