import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import { idOf, type Operation, recordPath } from '../operation/index.js'
import { payloadOf } from '../records/index.js'
import {
  type CreateOf,
  isGuid,
  isRef,
  type KeyOf,
  type Ref,
  type Table,
  type TableType,
  type UpdateOf,
} from '../schema/index.js'

/** A record and what is to become of it. */
export interface KeyedData<Key, Data> {
  readonly key: Key
  readonly data: Data
}

const namespace = 'Microsoft.Dynamics.CRM'

/**
 * Creates records of one table in one request. The result has their ids, in the order of the records. It is one transaction:
 * when one record is refused, none is created. On elastic tables each stands for itself.
 *
 * Not every table supports it. There is no fixed number of records: 100 to 1,000 are a start, on elastic tables 100.
 * Wire: POST `CreateMultiple`. Source: "Use bulk operation messages".
 *
 * @example
 * const ids = await crm.execute(createMultiple(lead, [{ subject: 'A', lastname: 'Smith' }, { subject: 'B', lastname: 'Lee' }]))
 */
export function createMultiple<Type extends TableType>(
  table: Table<Type>,
  records: readonly CreateOf<Type>[],
): Operation<readonly string[]> {
  const targets = targetsOf(table, 'createMultiple', records, (data) => payloadOf(table, data))
  return multiple(table, 'CreateMultiple', targets, {
    expects: 'json',
    repeat: 'when-refused',
    read: ({ body }) => idsIn(body, targets.length, `${table.entitySetName}.createMultiple`),
  })
}

/**
 * Changes records of one table in one request, one transaction. No record may stand in it twice.
 *
 * Wire: POST `UpdateMultiple`. Source: "Use bulk operation messages".
 *
 * @example
 * await crm.execute(updateMultiple(lead, [{ key: leadId, data: { subject: 'A' } }]))
 */
export function updateMultiple<Type extends TableType>(
  table: Table<Type>,
  records: readonly KeyedData<KeyOf<Type>, UpdateOf<Type>>[],
): Operation<void> {
  const targets = targetsOf(table, 'updateMultiple', records, ({ key, data }) => ({
    ...payloadOf(table, data, 'update'),
    ...keyMember(table, key),
  }))
  requireOnce(table, 'updateMultiple', targets)
  return multiple(table, 'UpdateMultiple', targets, { expects: 'nothing', repeat: 'always', read: () => undefined })
}

/**
 * Changes the records with these keys, or creates them, in one request, one transaction. Which of both was done is not told.
 *
 * Wire: POST `UpsertMultiple`, the keys in `@odata.id`. Source: "Use bulk operation messages".
 *
 * @example
 * await crm.execute(upsertMultiple(account, [{ key: { accountnumber: 'A-17' }, data: { name: 'Northwind' } }]))
 */
export function upsertMultiple<Type extends TableType>(
  table: Table<Type>,
  records: readonly KeyedData<KeyOf<Type>, Partial<CreateOf<Type>>>[],
): Operation<void> {
  const targets = targetsOf(table, 'upsertMultiple', records, ({ key, data }) => ({
    '@odata.id': recordPath(table, key),
    ...payloadOf(table, data),
  }))
  requireOnce(table, 'upsertMultiple', targets)
  return multiple(table, 'UpsertMultiple', targets, { expects: 'nothing', repeat: 'always', read: () => undefined })
}

/** A record of an elastic table, which lies in a partition. */
export interface PartitionedKey<Name extends string> {
  readonly id: string | Ref<Name>
  /** The record's own id when absent. */
  readonly partitionId?: string | undefined
}

/**
 * Deletes records of an elastic table in one request. Other tables do not have it: `crm.bulk.delete` deletes in batches.
 *
 * Wire: POST `DeleteMultiple`, each record with its primary key and `partitionid`.
 * Fails with: `ServiceError` on a table that is not elastic.
 * Source: "Use bulk operation messages".
 *
 * @example
 * const readings = { name: 'new_reading', entitySetName: 'new_readings', primaryKey: 'new_readingid', kinds: {}, lookups: {}, computed: [] }
 * const operation = deleteMultiple(readings, [{ id: visitId, partitionId: 'device-17' }])
 */
export function deleteMultiple<Type extends TableType>(
  table: Table<Type>,
  keys: readonly (string | Ref<Type['name']> | PartitionedKey<Type['name']>)[],
): Operation<void> {
  const targets = targetsOf(table, 'deleteMultiple', keys, (key) => {
    const { id, partitionId } = isPartitioned(key) ? key : { id: key, partitionId: undefined }
    if (partitionId !== undefined && (typeof partitionId !== 'string' || partitionId === '')) {
      throw new UsageError(`A partitionId of ${table.entitySetName}.deleteMultiple is text.`)
    }
    const name: Type['name'] = table.name
    return { [table.primaryKey]: idOf(id, name, 'id'), ...(partitionId !== undefined && { partitionid: partitionId }) }
  })
  return multiple(table, 'DeleteMultiple', targets, {
    expects: 'nothing',
    repeat: 'when-refused',
    read: () => undefined,
  })
}

function isPartitioned<Name extends string>(
  key: string | Ref<Name> | PartitionedKey<Name>,
): key is PartitionedKey<Name> {
  return typeof key === 'object' && key !== null && !isRef(key)
}

type Target = Readonly<Record<string, unknown>>

function multiple<Result>(
  table: Table,
  message: string,
  targets: readonly Target[],
  rest: Pick<Operation<Result>, 'expects' | 'repeat' | 'read'>,
): Operation<Result> {
  return Object.freeze({
    name: `${table.entitySetName}.${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    method: 'POST',
    path: `${table.entitySetName}/${namespace}.${message}`,
    body: { Targets: targets },
    ...rest,
  } satisfies Operation<Result>)
}

/** The type stands before everything else in each of them. */
function targetsOf<One>(
  table: Table,
  verb: string,
  records: readonly One[],
  targetOf: (record: One) => Target,
): readonly Target[] {
  if (table?.entitySetName === undefined) throw new UsageError(`${verb} takes the table object of its records.`)
  if (!Array.isArray(records) || records.length === 0) {
    throw new UsageError(`${table.entitySetName}.${verb} takes a list of records, and at least one.`)
  }
  return records.map((record) => ({ '@odata.type': `${namespace}.${table.name}`, ...targetOf(record) }))
}

/** A GUID goes into the primary key, every other key into the record's URL. */
function keyMember<Type extends TableType>(table: Table<Type>, key: KeyOf<Type>): Target {
  const path = recordPath(table, key)
  const id = path.slice(table.entitySetName.length + 1, -1)
  return isGuid(id) ? { [table.primaryKey]: id } : { '@odata.id': path }
}

/** The service refuses a record that stands there twice, or takes the last of them. */
function requireOnce(table: Table, verb: string, targets: readonly Target[]): void {
  const keys = targets.map((target) => target['@odata.id'] ?? target[table.primaryKey])
  if (new Set(keys).size === keys.length) return
  throw new UsageError(`A record stands in ${table.entitySetName}.${verb} twice.`)
}

function idsIn(body: unknown, count: number, name: string): readonly string[] {
  const ids = typeof body === 'object' && body !== null && 'Ids' in body ? body.Ids : undefined
  if (Array.isArray(ids) && ids.length === count && ids.every(isGuid)) return ids.map((id) => id.toLowerCase())
  throw new UnexpectedResponseError(`${name} was answered without the ids of its records.`)
}
