import { etagText, type Operation, recordPath } from '../operation/index.js'
import type { KeyOf, Table, TableType } from '../schema/index.js'
import type { WriteOptions } from './update.js'

/**
 * Deletes a record.
 *
 * Fails with: `RecordNotFoundError`; `VersionMismatchError` when `ifMatch` is given and the record has changed since.
 * Source: "Update and delete table rows using the Web API".
 */
export function deleteRecord<Type extends TableType>(
  table: Table<Type>,
  key: KeyOf<Type>,
  { ifMatch }: WriteOptions = {},
): Operation<void> {
  const path = recordPath(table, key)
  return Object.freeze({
    name: `${table.entitySetName}.delete`,
    method: 'DELETE',
    path,
    ...(ifMatch === undefined ? {} : { headers: { 'If-Match': etagText(ifMatch) } }),
    expects: 'nothing',
    repeat: ifMatch === undefined ? 'always' : 'when-refused',
    read: () => undefined,
  } satisfies Operation<void>)
}
