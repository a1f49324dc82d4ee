import { idOf } from '../operation/index.js'
import { type Ref, ref } from '../schema/index.js'

/** A record of a table as a ref, whether it was given by its id or by a ref. `argument` names it in the error. */
export function refOf<const Name extends string>(
  table: { readonly name: Name; readonly entitySetName: string; readonly primaryKey: string },
  record: string | Ref<Name>,
  argument: string,
): Ref<Name> {
  return ref(table, idOf(record, table.name, argument))
}
