import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import { isRef, type KeyOf, type Ref, type Table, type TableType, type UpdateOf } from '../../schema/index.js'

/** A table whose records belong to somebody. */
export type OwnedTable = TableType & { readonly lookups: { readonly ownerid: unknown } }

/**
 * Gives a record to another user or team.
 *
 * Wire: PATCH `ownerid@odata.bind`. The message Assign is not of the Web API.
 * Fails with: `RecordNotFoundError`; `PermissionError` for who may not assign it.
 * Source: "Assign" among the messages that became updates, "Specialized update operations".
 *
 * @example
 * const leads = await crm.all(query(lead).where((l) => l.companyname.eq('Northwind')))
 * await crm.bulk.run(leads.map(({ leadid }) => assign(lead, leadid, ref(team, teamId)))).summary()
 */
export function assign<Type extends OwnedTable>(
  table: Table<Type>,
  key: KeyOf<Type>,
  owner: Ref<'systemuser'> | Ref<'team'>,
): Operation<void> {
  if (!isRef(owner) || (owner.table !== 'systemuser' && owner.table !== 'team')) {
    throw new UsageError('assign gives a record to ref(systemuser, id) or ref(team, id).')
  }
  return update(table, key, { ownerid: owner } as unknown as UpdateOf<Type>) // every owned table can change it
}
