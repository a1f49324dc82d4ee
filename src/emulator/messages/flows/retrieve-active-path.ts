import { Refusal } from '../../model.js'
import { flowStages, flowTables } from '../../session/flow-stages.js'
import { unboundMessage } from '../define-message.js'
import { lookupOf } from '../values.js'

/**
 * Source: Web API reference, function RetrieveActivePath. Our choice: the emulator's flows have no branches, so that the path is all
 * stages of the flow; code and text of the refusal.
 */
export const retrieveActivePath = unboundMessage({
  name: 'RetrieveActivePath',
  kind: 'function',
  parameters: { ProcessInstanceId: { type: 'Guid', required: true } },
  returns: { type: 'Collection(processstage)' },
  run({ store }, { ProcessInstanceId }) {
    const row = flowTables(store)
      .map(({ logicalName }) => store.get(logicalName, ProcessInstanceId))
      .find((found) => found !== undefined)
    if (row === undefined) {
      throw new Refusal(404, '0x80040217', `A process instance with Id = ${ProcessInstanceId} does not exist.`)
    }
    const process = lookupOf(row, 'processid')
    return { kind: 'records', records: process === undefined ? [] : flowStages(store, process.id), typed: false }
  },
})
