import { queueitem } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { RemoveFromQueue } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `removeFromQueue`. */
export interface RemoveFromQueueInput {
  readonly queueItemId: string | Ref<'queueitem'>
}

/**
 * Takes an item out of its queue. The record that it stands for stays as it is.
 *
 * Wire: action `RemoveFromQueue`, bound to the queue item.
 * Fails with: `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call finds no item.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(removeFromQueue({ queueItemId }))
 */
export function removeFromQueue({ queueItemId }: RemoveFromQueueInput): Operation<void> {
  return RemoveFromQueue(refOf(queueitem, queueItemId, 'queueItemId'))
}
