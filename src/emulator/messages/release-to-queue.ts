import { boundMessage, nothing } from './define-message.js'
import { requireActiveItem } from './queue-item.js'
import { instant } from './values.js'

/** Takes the worker off the item, which waits on. Source: Web API reference, action ReleaseToQueue. */
export const releaseToQueue = boundMessage({
  name: 'ReleaseToQueue',
  kind: 'action',
  boundTo: 'queueitem',
  parameters: {},
  run(session, item) {
    requireActiveItem(item)
    session.write('queueitem', item.id, { workerid: null, workeridmodifiedon: instant(session.now()) })
    return nothing
  },
})
