import { UsageError } from '../errors/index.js'
import { guidText, innerJson, nameText, type RecordData } from '../operation/index.js'
import { type CreateOf, isRef, type Table, type TableType, type UpdateOf } from '../schema/index.js'
import { type Payload, payloadOf } from './payload.js'

/**
 * A record that an operation is to make, such as the `quoteclose` of `WinQuote`: its columns as `create` takes them.
 *
 * For a table that was not generated, give its logical name and the columns under the wire's own names; what is bound
 * (`quoteid@odata.bind`) takes a `ref`.
 *
 * @example
 * const resolution = newRecord(incidentresolution, { subject: 'Told how', incidentid: ref(incident, incidentId) })
 * await crm.execute(CloseIncident({ IncidentResolution: resolution, Status: 5 }))
 */
export function newRecord<Type extends TableType>(table: Table<Type>, data: CreateOf<Type>): RecordData<Type['name']>
export function newRecord<const Name extends string>(table: Name, data: Payload): RecordData<Name>
export function newRecord(table: Table | string, data: object): RecordData {
  const values = typeof table === 'string' ? wirePayload(table, data) : payloadOf(table, data)
  return Object.freeze({ table: tableName(table), values })
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
  const key = id === undefined ? {} : { [table.primaryKey]: guidText(id, `The id of ${table.name}`) }
  const values = { '@odata.type': `Microsoft.Dynamics.CRM.${table.name}`, ...key, ...payloadOf(table, data) }
  return Object.freeze({ table: table.name, values })
}

function tableName(table: Table | string): string {
  return nameText(typeof table === 'string' ? table : table.name)
}

function wirePayload(table: string, data: object): Payload {
  if (typeof data !== 'object' || data === null) throw new UsageError(`The values of ${table} are not an object.`)
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      name.endsWith('@odata.bind') ? bindText(name, value) : innerJson(value, name, 'key'),
    ]),
  )
}

function bindText(name: string, value: unknown): unknown {
  if (!isRef(value)) return innerJson(value, name, 'key')
  const { entitySetName, id } = value
  if (entitySetName !== undefined) return `/${nameText(entitySetName)}(${guidText(id, `The ref in ${name}`)})`
  throw new UsageError(`The entity set of ${value.table} is unknown: make the ref of ${name} from its table.`)
}
