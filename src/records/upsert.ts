import { UnexpectedResponseError } from '../errors/index.js'
import { type Answer, type Operation, recordPath } from '../operation/index.js'
import { type CreateOf, isGuid, type KeyOf, type Table, type TableType } from '../schema/index.js'
import { payloadOf } from './payload.js'
import { readRecord } from './read-record.js'

/** What an upsert did. */
export interface Upserted {
  readonly id: string
  /** Whether the record was made; else it was there and was changed. Unknown when an answer was lost on the way. */
  readonly created: boolean | undefined
}

/** How an upsert is narrowed. */
export interface UpsertOptions {
  /** `create` refuses a record that is there, `update` one that is missing. */
  readonly only?: 'create' | 'update' | undefined
}

/**
 * Changes the record with the key, or creates it. Columns of an alternate key need not be repeated in the data.
 *
 * Wire: PATCH with `Prefer: return=representation`, whose status tells created (201) from changed (200).
 * Fails with: `DuplicateRecordError` for `only: 'create'`, `RecordNotFoundError` for `only: 'update'`.
 * Source: "Upsert a table row", "Perform conditional operations using the Web API".
 */
export function upsert<Type extends TableType>(
  table: Table<Type>,
  key: KeyOf<Type>,
  data: Partial<CreateOf<Type>>,
  { only }: UpsertOptions = {},
): Operation<Upserted> {
  const path = recordPath(table, key)
  const name = `${table.entitySetName}.upsert`
  return Object.freeze({
    name,
    method: 'PATCH',
    path: `${path}?$select=${table.primaryKey}`,
    headers: { Prefer: 'return=representation', ...condition(only) },
    body: payloadOf(table, data, only === 'update' ? 'update' : 'create'),
    expects: 'json',
    // A repeat of what only creates would be refused by what the first one made.
    repeat: only === 'create' ? 'when-refused' : 'always',
    read: (answer: Answer) => readUpserted(answer, table.primaryKey, name),
  } satisfies Operation<Upserted>)
}

function condition(only: UpsertOptions['only']): Readonly<Record<string, string>> {
  if (only === undefined) return {}
  return only === 'create' ? { 'If-None-Match': '*' } : { 'If-Match': '*' }
}

function readUpserted(answer: Answer, primaryKey: string, name: string): Upserted {
  const id = readRecord<Readonly<Record<string, unknown>>>(answer, name)[primaryKey]
  if (!isGuid(id)) throw new UnexpectedResponseError(`${name} was answered without the record's id.`)
  const created = answer.status === 201
  return { id, created: answer.repeated && !created ? undefined : created }
}
