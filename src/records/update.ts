import { etagText, type Operation, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType, UpdateOf } from '../schema/index.js'
import { payloadOf } from './payload.js'

/** When a write is refused. */
export interface WriteOptions {
  /** Only if the record still has this `@odata.etag`; else `VersionMismatchError`. */
  readonly ifMatch?: string | undefined
}

/**
 * Changes the given columns of an existing record: `null` clears one, `undefined` leaves it as it is.
 *
 * Wire: PATCH with `If-Match: *`, so that a missing record is not created.
 * Fails with: `RecordNotFoundError`; `VersionMismatchError` when `ifMatch` is given and the record has changed since.
 * Source: "Update and delete table rows using the Web API".
 */
export function update<Type extends TableType>(
  table: Table<Type>,
  key: KeyOf<Type>,
  data: UpdateOf<Type>,
  { ifMatch }: WriteOptions = {},
): Operation<void> {
  const path = recordPath(table, key)
  return Object.freeze({
    name: `${table.entitySetName}.update`,
    method: 'PATCH',
    path,
    headers: { 'If-Match': ifMatch === undefined ? '*' : etagText(ifMatch) },
    body: payloadOf(table, data, 'update'),
    expects: 'nothing',
    // After a lost answer the version would be the new one: a repeat would be refused although the first was done.
    repeat: ifMatch === undefined ? 'always' : 'when-refused',
    read: () => undefined,
  } satisfies Operation<void>)
}
