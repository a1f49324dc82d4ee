import { Refusal } from '../model.js'
import { boundMessage } from './define-message.js'
import { activeItemsOf, enqueue, moveItem } from './queue-item.js'
import { lookupOf } from './values.js'

/** Source: Web API reference, action AddToQueue; "Web service error codes". */
export const addToQueue = boundMessage({
  name: 'AddToQueue',
  kind: 'action',
  boundTo: 'queue',
  parameters: {
    Target: { type: 'record', required: true },
    SourceQueue: { type: 'record', table: 'queue', required: false },
    QueueItemProperties: { type: 'new', table: 'queueitem', required: false },
  },
  returns: { type: 'AddToQueueResponse', properties: { QueueItemId: 'Edm.Guid' } },
  run(session, queue, { Target, SourceQueue, QueueItemProperties }) {
    const [waiting] = activeItemsOf(session.store, Target)
    if (SourceQueue && (waiting === undefined || lookupOf(waiting, 'queueid')?.id !== SourceQueue.id)) {
      throw new Refusal(400, '0x80040524', 'The record is not in the source queue.')
    }
    const item = waiting === undefined ? enqueue(session, Target, queue.id) : moveItem(session, waiting, queue.id)
    if (QueueItemProperties) session.update('queueitem', item.id, QueueItemProperties)
    return { kind: 'complex', type: 'AddToQueueResponse', value: { QueueItemId: item.id } }
  },
})
