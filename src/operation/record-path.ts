import { UsageError } from '../errors/index.js'
import { isRef, type KeyOf, type Ref, type Table, type TableType } from '../schema/index.js'
import { kindIn } from './kind-of.js'
import { guidText, type LiteralValue, literal } from './literal.js'
import { nameText } from './name-text.js'

/**
 * The path of a record: `accounts(…)` by GUID or `ref`, `accounts(accountnumber='A-17')` by alternate key.
 *
 * Source: "Use an alternate key to reference a record".
 */
export function recordPath<Type extends TableType>(table: Table<Type>, key: KeyOf<Type>): string {
  if (table?.entitySetName === undefined) throw new UsageError('A record is named by its table object and its key.')
  return `${table.entitySetName}(${keyText(table, key)})`
}

/** The GUID of a record that is named by it or by a `ref`. */
export function idOf<Name extends string>(record: string | Ref<Name>, table: Name, argument: string): string {
  if (!isRef(record)) return guidText(record, argument)
  if (record.table !== table) throw new UsageError(`${argument} points at ${record.table}, not at ${table}.`)
  return guidText(record.id, argument)
}

function keyText(table: Table, key: unknown): string {
  if (typeof key === 'string') return guidText(key, `The key of ${table.name}`)
  if (isRef(key)) return idOf(key, table.name, `The key of ${table.name}`)
  const columns = typeof key === 'object' && key !== null ? Object.entries(key) : []
  if (columns.length === 0) {
    throw new UsageError(`The key of ${table.name} is a GUID, a ref, or an object of an alternate key's columns.`)
  }
  return columns.map(([column, value]) => `${nameText(column)}=${keyValue(table, column, value)}`).join(',')
}

function keyValue(table: Table, column: string, value: unknown): string {
  if (value === null || value === undefined) throw new UsageError(`The key column ${column} has no value.`)
  return literal(value as LiteralValue, kindIn(table, column), column) // literal refuses every other type
}
