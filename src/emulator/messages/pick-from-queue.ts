import { boundMessage, nothing } from './define-message.js'
import { requireActiveItem } from './queue-item.js'
import { instant } from './values.js'

/** Gives the item a worker; the owner of the record in the queue stays. Source: Web API reference, action PickFromQueue. */
export const pickFromQueue = boundMessage({
  name: 'PickFromQueue',
  kind: 'action',
  boundTo: 'queueitem',
  parameters: {
    SystemUser: { type: 'record', table: 'systemuser', required: true },
    RemoveQueueItem: { type: 'Boolean', required: true },
  },
  run(session, item, { SystemUser, RemoveQueueItem }) {
    requireActiveItem(item)
    if (RemoveQueueItem) session.remove('queueitem', item.id)
    else session.write('queueitem', item.id, { workerid: SystemUser, workeridmodifiedon: instant(session.now()) })
    return nothing
  },
})
