import { processstage } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { create } from '../../records/index.js'
import { type CreateOf, type Ref, ref, type Table, type TableType } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'
import { type FlowTable, flowLookup, pathText, requireFlow } from './flow-table.js'

/** Input of `startFlow`. */
export interface StartFlowInput<Type extends FlowTable> {
  /** The flow's own table. */
  readonly flow: Table<Type>
  /** The record that goes through it, of a table that the flow runs over. */
  readonly record: Ref
  /** Where it starts: at the flow's first stage when absent. */
  readonly activeStageId?: string | Ref<'processstage'> | undefined
  /** The stages passed up to the active one, which is the last: needed when the flow does not start at its first stage. */
  readonly traversedPath?: readonly string[] | undefined
  /** More columns of the flow's row, such as its name or records of other tables. */
  readonly values?: CreateOf<Type> | undefined
}

/**
 * Puts a record into a flow.
 *
 * Wire: POST to the flow's own entity set, with the record bound, and `activestageid` and `traversedpath` where given.
 * Needs: rights to create rows of the flow's table.
 * Fails with: `UsageError` when the flow does not run over that table; `ServiceError` for a stage that is not of the flow.
 * Repeat: not repeated after a lost answer, as it makes a row each time.
 * Source: "Work with business process flows using code".
 *
 * @example
 * const flow = await crm.execute(startFlow({ flow: opportunitysalesprocess, record: ref(opportunity, opportunityId) }))
 */
export function startFlow<Type extends FlowTable>(input: StartFlowInput<Type>): Operation<Ref<Type['name']>> {
  const { record, activeStageId, traversedPath, values } = input
  const flow: Table<TableType> = requireFlow(input.flow)
  const known = knownRecord(record, 'record')
  if (traversedPath !== undefined && activeStageId === undefined) {
    throw new UsageError('traversedPath goes with activeStageId, which is its last stage.')
  }
  const stage = activeStageId === undefined ? undefined : refOf(processstage, activeStageId, 'activeStageId')
  const path = traversedPath === undefined ? undefined : pathText(traversedPath, 'traversedPath')
  if (path !== undefined && stage !== undefined && !path.endsWith(stage.id)) {
    throw new UsageError('traversedPath ends with activeStageId.')
  }
  const data = { ...values, [flowLookup(flow, known.table)]: known, activestageid: stage, traversedpath: path }
  // The lookup was found in the flow's table, the other two are in every flow's table.
  return mapResult(create(flow, data as object as CreateOf<TableType>), (id) => ref(flow, id) as Ref<Type['name']>)
}
