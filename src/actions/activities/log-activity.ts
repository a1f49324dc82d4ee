import { batch, changeSet } from '../../batch/index.js'
import type { Executor } from '../../operation/index.js'
import { create, update } from '../../records/index.js'
import { type CreateOf, newGuid, type Ref, ref, type Table, type TableType, type UpdateOf } from '../../schema/index.js'

/** Makes an activity and completes it, in one change set. */
export async function logActivity<Type extends TableType>(
  crm: Executor,
  table: Table<Type>,
  data: CreateOf<Type>,
  state: { readonly statecode: number; readonly statuscode: number },
): Promise<Ref<Type['name']>> {
  const id = newGuid()
  const set = changeSet()
  set.add(create(table, data, { id }))
  set.add(update<TableType>(table, ref(table, id), state as UpdateOf<TableType>)) // an activity has both columns
  await crm.execute(batch([set]))
  return ref(table, id)
}
