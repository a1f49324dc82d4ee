import type { TableFacts } from '../../../schema/index.js'
import type { StoredRecord, Target } from '../../model.js'
import { flowTables } from '../../session/flow-stages.js'
import { unboundMessage } from '../define-message.js'
import { pointsTo } from '../values.js'

/**
 * Source: Web API reference, function RetrieveProcessInstances. Our choice: the rows are those of the flows' own tables, active
 * ones first and of those the latest changed; a record that is not there is refused.
 */
export const retrieveProcessInstances = unboundMessage({
  name: 'RetrieveProcessInstances',
  kind: 'function',
  parameters: {
    EntityId: { type: 'Guid', required: true },
    EntityLogicalName: { type: 'String', required: true },
  },
  returns: { type: 'Collection(crmbaseentity)' },
  run({ store, get }, { EntityId, EntityLogicalName }) {
    const { table, id } = get(EntityLogicalName, EntityId)
    const found = flowTables(store).flatMap((flow) =>
      [...store.all(flow.logicalName)].filter((row) => holds(flow, row, { table, id })),
    )
    const records = found.sort((one, other) => stateOf(one) - stateOf(other) || other.version - one.version)
    return { kind: 'records', records, typed: true }
  },
})

function holds({ columns }: TableFacts, row: StoredRecord, record: Target): boolean {
  return columns.some(
    ({ logicalName, targets }) => targets?.includes(record.table) && pointsTo(row, logicalName, record),
  )
}

function stateOf({ values }: StoredRecord): number {
  return values['statecode'] === 0 ? 0 : 1
}
