import { UnexpectedResponseError } from '../errors/index.js'
import type { ResultRow } from '../operation/index.js'
import { isGuid, type Ref, ref } from '../schema/index.js'

/** The record that an action answers with, as a ref. */
export function madeRecord<const Name extends string>(
  row: ResultRow,
  table: { readonly name: Name; readonly entitySetName: string; readonly primaryKey: string },
  action: string,
): Ref<Name> {
  const id = row[table.primaryKey]
  if (isGuid(id)) return ref(table, id)
  throw new UnexpectedResponseError(`${action} was answered without the id of the ${table.name}.`)
}
