import { Refusal, type Session, type Target } from '../model.js'
import { nothing, unboundMessage } from './define-message.js'
import { moveItem } from './queue-item.js'
import { lookupOf } from './values.js'

/** Moves a queue item to a queue, or to the default queue of a user or team. Source: Web API reference, action RouteTo. */
export const routeTo = unboundMessage({
  name: 'RouteTo',
  kind: 'action',
  parameters: {
    Target: { type: 'record', required: true },
    QueueItem: { type: 'record', table: 'queueitem', required: false },
  },
  run(session, { Target, QueueItem }) {
    if (!QueueItem) throw new Refusal(400, '0x80040529', 'The queue item is missing.')
    const item = session.get('queueitem', QueueItem.id)
    if (item.values['statecode'] !== 0) throw new Refusal(400, '0x80040527', 'An inactive queue item cannot be routed.')
    moveItem(session, item, queueOf(session, Target))
    return nothing
  },
})

function queueOf(session: Session, target: Target): string {
  if (target.table === 'queue') return target.id
  const queue =
    target.table === 'systemuser' || target.table === 'team'
      ? lookupOf(session.get(target.table, target.id), 'queueid')
      : undefined
  if (queue === undefined)
    throw new Refusal(400, '0x800404EA', `The item cannot be routed to the ${target.table}: no queue is there.`)
  return queue.id
}
