import type { Operation } from '../../operation/index.js'
import { changeFlowState } from './change-flow-state.js'
import { type FlowInput, type FlowTable, flowStates } from './flow-table.js'

/**
 * Finishes an instance of a flow that stands at its last stage.
 *
 * Wire: PATCH `statecode` and `statuscode` of the flow's row.
 * Fails with: `ServiceError` before the last stage, under a code that the documentation does not name; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: "Work with business process flows using code"; entity references of the flow tables for the state.
 *
 * @example
 * await crm.execute(finishFlow({ flow: opportunitysalesprocess, flowId }))
 */
export function finishFlow<Type extends FlowTable>(input: FlowInput<Type>): Operation<void> {
  return changeFlowState(input, flowStates.finished)
}
