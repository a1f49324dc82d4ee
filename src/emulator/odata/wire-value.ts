import type { ColumnFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { isPrincipalKey } from './principal.js'
import { targetIn } from './relations.js'
import { isLookup } from './value-kind.js'

/** A column's value as it stands in JSON; null when there is none. Source: protocol/wire.md 2.10. */
export function wireValue(record: StoredRecord, column: ColumnFacts): unknown {
  const { logicalName } = column
  // Our choice: what cannot be read is null.
  if (column.read === false) return null
  if (isPrincipalKey(column)) return record.id
  if (logicalName === 'versionnumber') return record.version
  if (isLookup(column)) return targetIn(record, logicalName)?.id ?? null
  const value = record.values[logicalName] ?? null
  if (column.type === 'BigInt' && typeof value === 'string') return rawJson(value)
  if (column.type !== 'ManagedProperty' || typeof value !== 'boolean') return value
  return { Value: value, CanBeChanged: true, ManagedPropertyLogicalName: logicalName }
}

/** Digits that JSON has as they are. Older runtimes round them. */
function rawJson(digits: string): unknown {
  const { rawJSON } = JSON as { readonly rawJSON?: (text: string) => unknown } // newer than the type library
  return rawJSON ? rawJSON(digits) : Number(digits)
}
