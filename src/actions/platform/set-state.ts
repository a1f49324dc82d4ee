import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import {
  type Choice,
  isPlainObject,
  type KeyOf,
  type Table,
  type TableType,
  type UpdateOf,
} from '../../schema/index.js'
import { statusRefused, type TableState } from '../move-to.js'
import { requireTransition } from './state-transitions.js'

/** A table whose records have a state. */
export type StatefulTable = TableType & {
  readonly columns: { readonly statecode: unknown; readonly statuscode: unknown }
}

/** Options of `setState`. */
export interface SetStateOptions<State extends TableState> {
  /** One of the state's reasons; its default when absent. */
  readonly status?: Choice<State['statuses'][number]> | undefined
  /** The state that the record is in, where it is known: a transition that the service does not make is then refused here. */
  readonly from?: TableState | undefined
}

/**
 * Moves a record to another state of its table. A state that only an action leads to is refused before anything is sent, and the
 * action is named: an opportunity is won by `winOpportunity`, a case is resolved by `resolveIncident`.
 *
 * Wire: PATCH `statecode` and `statuscode`. The message SetState is not of the Web API.
 * Fails with: `UsageError` for a reason that is not of the state, or a transition that an update cannot make; `InvalidStateError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: "Specialized update operations", set state; "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(setState(lead, leadId, LeadStates.Disqualified, { status: 5 }))
 */
export function setState<Type extends StatefulTable, const State extends TableState>(
  table: Table<Type>,
  key: KeyOf<Type>,
  state: State,
  options: SetStateOptions<State> = {},
): Operation<void> {
  if (!isTableState(state)) throw new UsageError(`setState takes a state of ${table.name}, as in LeadStates.Open.`)
  const { status = state.defaultStatus, from } = options
  if (!state.statuses.includes(status)) throw statusRefused(table.name, state, status)
  requireTransition(table.name, from?.value, state.value)
  return update(table, key, { statecode: state.value, statuscode: status } as unknown as UpdateOf<Type>) // a table with states has both
}

function isTableState(state: unknown): state is TableState {
  return isPlainObject(state) && Number.isInteger(state['value']) && Array.isArray(state['statuses'])
}
