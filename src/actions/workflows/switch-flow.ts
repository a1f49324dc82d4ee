import type { Executor } from '../../operation/index.js'
import { query } from '../../query/index.js'
import type { Ref, Table, TableType } from '../../schema/index.js'
import { ref } from '../../schema/index.js'
import { type FlowTable, flowLookup, type StandingFlow } from '../flows/flow-table.js'
import { reactivateFlow } from '../flows/reactivate-flow.js'
import { type StartFlowInput, startFlow } from '../flows/start-flow.js'

/** What `switchFlow` did. */
export interface SwitchedFlow<Name extends string> {
  readonly flow: Ref<Name>
  /** False when the record had been in that flow before: it goes on where it stood. */
  readonly isStarted: boolean
}

/**
 * Makes a flow the active one of a record: the record's own instance of it is made active, or one is started. The other flows stay as they are.
 *
 * Wire: GET of the flow's rows of the record, then PATCH of the instance's state or POST of a new one. `SetProcess` no longer switches flows.
 * Needs: rights to write rows of the flow's table.
 * Fails with: as `startFlow`.
 * Repeat: may be called again: it finds the instance that the first call made.
 * Source: "Work with business process flows using code".
 *
 * @example
 * const { isStarted } = await switchFlow(crm, { flow: opportunitysalesprocess, record: ref(opportunity, opportunityId) })
 */
export async function switchFlow<Type extends FlowTable>(
  crm: Executor,
  input: StartFlowInput<Type>,
): Promise<SwitchedFlow<Type['name']>> {
  const start = startFlow(input) // what cannot be sent is refused before anything is
  const flow: Table<TableType> = input.flow
  const own = `_${flowLookup(flow, input.record.table)}_value` as '_activestageid_value' // a lookup as well
  const [before] = await crm
    .execute(
      query(flow as Table<StandingFlow>)
        .select('businessprocessflowinstanceid')
        .where((row) => row[own].eq(input.record.id))
        .orderBy('statecode')
        .top(1),
    )
    .then(({ records }) => records)
  if (before === undefined) return { flow: await crm.execute(start), isStarted: true }
  await crm.execute(reactivateFlow({ flow: input.flow, flowId: before.businessprocessflowinstanceid }))
  return { flow: ref(flow, before.businessprocessflowinstanceid) as Ref<Type['name']>, isStarted: false } // of the table that was given
}
