import { processstage } from '../../entities/index.js'
import { query } from '../../query/index.js'
import type { Table } from '../../schema/index.js'
import { type FlowTable, requireFlow } from './flow-table.js'

/**
 * All stages of a flow, those of every branch: a query, to be refined and executed.
 *
 * Wire: GET `processstages`, filtered by `processid/uniquename`, which is the name of the flow's own table.
 * Repeat: it only reads.
 * Source: "Work with business process flows using code".
 *
 * @example
 * const stages = await crm.all(stagesOf(opportunitysalesprocess))
 */
export function stagesOf<Type extends FlowTable>(flow: Table<Type>) {
  const { name } = requireFlow(flow)
  return query(processstage)
    .select('processstageid', 'stagename', 'stagecategory', 'primaryentitytypecode')
    .where((stage) => stage.processid.uniquename.eq(name))
    .orderBy('stagecategory')
}
