import { UsageError } from '../errors/index.js'
import {
  guidText,
  instantText,
  isRecordData,
  jsonValue,
  memberText,
  namespace,
  nameText,
  type RecordData,
  recordData,
  recordJson,
} from '../operation/index.js'
import { type CreateOf, isPlainObject, isRef, type Table, type TableType, type UpdateOf } from '../schema/index.js'
import { bindText } from './lookup-member.js'
import type { Payload } from './member.js'
import { payloadOf } from './payload.js'

/**
 * A record that an operation is to make, such as the `quoteclose` of `WinQuote`: its columns as `create` takes them.
 *
 * For a table that was not generated, give its logical name and the columns under the wire's own names; what is bound
 * (`quoteid@odata.bind`) takes a `ref`. So do rows that nobody creates by themselves, such as `activityparty`.
 *
 * @example
 * const resolution = newRecord(incidentresolution, { subject: 'Told how', incidentid: ref(incident, incidentId) })
 * await crm.execute(CloseIncident({ IncidentResolution: resolution, Status: 5 }))
 */
export function newRecord<Type extends TableType>(table: Table<Type>, data: CreateOf<Type>): RecordData<Type['name']>
export function newRecord<const Name extends string>(table: Name, data: Payload): RecordData<Name>
export function newRecord(table: Table | string, data: object): RecordData {
  if (typeof table === 'string') return recordData(table, wirePayload(nameText(table), data))
  const values = payloadOf(table, data)
  return recordData(table.name, values)
}

/**
 * Columns to change in a record that an operation touches on its way, such as the `UpdateContent` of `Merge`.
 * With `id`, the record says which one it is.
 */
export function recordChanges<Type extends TableType>(
  table: Table<Type>,
  data: UpdateOf<Type>,
  id?: string,
): RecordData<Type['name']> {
  const changes = payloadOf(table, data, 'update')
  const type = { '@odata.type': `${namespace}.${table.name}` }
  if (id === undefined) return recordData(table.name, { ...type, ...changes })
  const key = guidText(id, `The id of ${table.name}`)
  if ((changes[table.primaryKey] ?? key) !== key) {
    throw new UsageError(`The changes of ${table.name} name another record than the id that is given.`)
  }
  return recordData(table.name, { ...type, [table.primaryKey]: key, ...changes })
}

function wirePayload(table: string, data: unknown): Payload {
  if (!isPlainObject(data)) throw new UsageError(`The values of ${table} are not an object.`)
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [memberText(name), jsonValue(value, name, wireValue)]))
}

/** Records inside of it are written and bound as it is itself. */
function wireValue(value: object, name: string): unknown {
  if (value instanceof Date) return instantText(value, name)
  if (isRecordData(value)) return recordJson(value, name)
  if (!isRef(value)) return undefined
  if (name.endsWith('@odata.bind')) return bindText({}, name, value)
  throw new UsageError(`${name} is given a ref: write it as ${name}@odata.bind.`)
}
