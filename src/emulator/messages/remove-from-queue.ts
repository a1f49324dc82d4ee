import { boundMessage, nothing } from './define-message.js'

/** Removes the queue item, never the record that it stands for. Source: Web API reference, action RemoveFromQueue. */
export const removeFromQueue = boundMessage({
  name: 'RemoveFromQueue',
  kind: 'action',
  boundTo: 'queueitem',
  parameters: {},
  run(session, item) {
    session.remove('queueitem', item.id)
    return nothing
  },
})
