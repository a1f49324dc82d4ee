import { UsageError } from '../errors/index.js'
import { isRef, type Ref } from '../schema/index.js'
import { guidText } from './literal.js'
import { nameText } from './name-text.js'
import type { ParameterDefinition } from './operation-definition.js'
import { isRecordData, type RecordData } from './record-data.js'

/** The namespace of all types and of all operations that are bound. */
export const namespace = 'Microsoft.Dynamics.CRM'

/** A record as an operation takes it: one that is there, or the columns of one that is to be. */
export type RecordParameter<Name extends string = string> = Ref<Name> | RecordData<Name>

type RecordDefinition = Extract<ParameterDefinition, { readonly type: 'record' }>

/**
 * A record as JSON: its type and its key, or its columns.
 *
 * Source: "Use Web API actions", with a record as parameter.
 */
export function recordJson(record: unknown, argument: string, { table }: Partial<RecordDefinition> = {}): object {
  const given = requireRecord(record, argument, table?.name)
  const type = { '@odata.type': `${namespace}.${given.table}` }
  if (!isRef(given)) return table === undefined ? { ...type, ...given.values } : given.values
  const key = table?.primaryKey ?? given.primaryKey
  if (key === undefined) throw unknownTable(given.table, argument)
  return { ...type, [nameText(key)]: guidText(given.id, argument) }
}

/** A record as a function takes it: a link to it, or its columns where it is none yet. */
export function recordLink(record: unknown, argument: string, definition: Partial<RecordDefinition> = {}): object {
  const given = requireRecord(record, argument, definition.table?.name)
  if (!isRef(given)) return recordJson(given, argument) // no link says of what it is made
  if (definition.byKey) return recordJson(given, argument, definition)
  const set = definition.table?.entitySetName ?? given.entitySetName
  if (set === undefined) throw unknownTable(given.table, argument)
  return { '@odata.id': `${nameText(set)}(${guidText(given.id, argument)})` }
}

function requireRecord(record: unknown, argument: string, table: string | undefined): RecordParameter {
  if (!isRef(record) && !isRecordData(record)) {
    throw new UsageError(`${argument} takes a record: give it ref(table, id), or newRecord(table, data).`)
  }
  nameText(record.table)
  if (table === undefined || record.table === table) return record
  const verb = isRef(record) ? 'points at' : 'is made of'
  throw new UsageError(`${argument} ${verb} ${record.table}, not ${isRef(record) ? 'at' : 'of'} ${table}.`)
}

function unknownTable(table: string, argument: string): UsageError {
  return new UsageError(`${argument} names the table ${table} only: make the ref from the table object of ${table}.`)
}
