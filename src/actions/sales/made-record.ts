import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation, type ResultRow } from '../../operation/index.js'
import { isGuid, type Ref, ref, type Table } from '../../schema/index.js'

/** Asks for no more of the new record than its key. */
export function keyOnly({ primaryKey }: Table) {
  return { AllColumns: false, Columns: [primaryKey] } as const
}

/** The ref of the one record that an action answers with. */
export function madeRecord<Name extends string>(
  call: Operation<ResultRow<never>> | Operation<ResultRow>,
  table: Table & { readonly name: Name },
): Operation<Ref<Name>> {
  return mapResult(call as Operation<ResultRow>, (row) => {
    const id = row[table.primaryKey]
    if (!isGuid(id))
      throw new UnexpectedResponseError(`${call.name} was answered without the key of the new ${table.name}.`)
    return ref(table, id) as Ref<Name> // the table's own name
  })
}
