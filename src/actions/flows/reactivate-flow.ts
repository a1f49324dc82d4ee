import type { Operation } from '../../operation/index.js'
import { changeFlowState } from './change-flow-state.js'
import { type FlowInput, type FlowTable, flowStates } from './flow-table.js'

/**
 * Makes an instance of a flow active again that was finished or aborted.
 *
 * Wire: PATCH `statecode` and `statuscode` of the flow's row.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: "Work with business process flows using code"; entity references of the flow tables for the state.
 *
 * @example
 * await crm.execute(reactivateFlow({ flow: opportunitysalesprocess, flowId }))
 */
export function reactivateFlow<Type extends FlowTable>(input: FlowInput<Type>): Operation<void> {
  return changeFlowState(input, flowStates.active)
}
