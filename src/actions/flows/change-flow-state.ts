import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Table, TableType, UpdateOf } from '../../schema/index.js'
import { type FlowInput, type FlowTable, flowRef, type flowStates } from './flow-table.js'

/** The update that moves an instance of a flow to another state. */
export function changeFlowState<Type extends FlowTable>(
  input: FlowInput<Type>,
  state: (typeof flowStates)[keyof typeof flowStates],
): Operation<void> {
  const row = flowRef(input)
  const flow: Table<TableType> = input.flow
  return update(flow, row, { ...state } as UpdateOf<TableType>) // every flow's table has both columns
}
