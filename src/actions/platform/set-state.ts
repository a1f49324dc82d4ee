import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { KeyOf, Table, TableType, UpdateOf, Write } from '../../schema/index.js'

/** A table whose records have a state. */
export type StatefulTable = TableType & {
  readonly columns: { readonly statecode: unknown; readonly statuscode: unknown }
}

/** A state of a table, and one of its reasons. */
export interface StateAndStatus<Type extends StatefulTable> {
  readonly statecode: NonNullable<Write<Type['columns']['statecode']>>
  /** The state's own default when absent. */
  readonly statuscode?: NonNullable<Write<Type['columns']['statuscode']>> | undefined
}

/**
 * Moves a record to another state. Some states are reached by an action only: an opportunity is won by `winOpportunity`, a case
 * is resolved by `resolveIncident`.
 *
 * Wire: PATCH `statecode` and `statuscode`. The message SetState is not of the Web API.
 * Fails with: `InvalidStateError` for a reason that is not of the state, or a state that takes an action.
 * Source: "Specialized update operations", set state.
 *
 * @example
 * await crm.execute(setState(lead, leadId, { statecode: 2, statuscode: 4 }))
 */
export function setState<Type extends StatefulTable>(
  table: Table<Type>,
  key: KeyOf<Type>,
  { statecode, statuscode }: StateAndStatus<Type>,
): Operation<void> {
  if (!Number.isInteger(statecode) || !(statuscode === undefined || Number.isInteger(statuscode))) {
    throw new UsageError('setState takes the numbers of a statecode and of one of its reasons.')
  }
  return update(table, key, { statecode, statuscode } as unknown as UpdateOf<Type>) // every table with states can change them
}
