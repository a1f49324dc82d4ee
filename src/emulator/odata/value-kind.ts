import type { ColumnFacts, ColumnType } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { fold } from './fold.js'
import { isPrincipalKey } from './principal.js'
import { targetIn } from './relations.js'

/** How the values of a column compare. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'guid' | 'instant' | 'day'

/**
 * A value made ready for comparing: text and GUIDs in lower case, since the service ignores case in all operators,
 * an instant in milliseconds. Our choice: text is ordered by its UTF-16 units, so that no locale moves a record.
 */
export type Comparable = string | number | bigint | boolean

const kinds: Readonly<Record<ColumnType, ValueKind | undefined>> = {
  BigInt: 'number',
  Boolean: 'boolean',
  Choices: 'text',
  Customer: 'guid',
  DateOnly: 'day',
  DateTime: 'instant',
  Decimal: 'number',
  Double: 'number',
  EntityName: 'text',
  File: 'guid',
  Image: undefined,
  Integer: 'number',
  Lookup: 'guid',
  ManagedProperty: undefined,
  Memo: 'text',
  Money: 'number',
  Owner: 'guid',
  Picklist: 'number',
  State: 'number',
  Status: 'number',
  String: 'text',
  Uniqueidentifier: 'guid',
  Virtual: undefined,
}

/** Undefined for a column that cannot be compared. */
export function kindOf(column: ColumnFacts): ValueKind | undefined {
  return kinds[column.type]
}

/** Whether the column holds a record's id and is read as `_x_value`. */
export function isLookup(column: ColumnFacts): boolean {
  return column.type === 'Lookup' || column.type === 'Customer' || column.type === 'Owner'
}

/** Reads a column's value for comparing; null when there is none. */
export function comparableReader(column: ColumnFacts): (record: StoredRecord) => Comparable | null {
  const { logicalName } = column
  if (isPrincipalKey(column)) return (record) => record.id
  if (logicalName === 'versionnumber') return (record) => record.version
  if (isLookup(column)) return (record) => targetIn(record, logicalName)?.id ?? null
  const kind = kindOf(column)
  if (kind === 'instant') return (record) => toTime(record.values[logicalName])
  if (column.type === 'BigInt') return (record) => toInteger(record.values[logicalName])
  if (kind === 'text' || kind === 'guid') return (record) => toFolded(record.values[logicalName])
  return (record) => toPlain(record.values[logicalName])
}

function toTime(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}

function toFolded(value: unknown): string | null {
  return typeof value === 'string' ? fold(value) : null
}

/** One that a number would round is kept as its digits. */
function toInteger(value: unknown): number | bigint | null {
  return typeof value === 'string' ? BigInt(value) : typeof value === 'number' ? value : null
}

function toPlain(value: unknown): Comparable | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
