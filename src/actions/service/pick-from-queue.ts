import { queueitem, systemuser } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { PickFromQueue } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `pickFromQueue`. */
export interface PickFromQueueInput {
  readonly queueItemId: string | Ref<'queueitem'>
  /** Who works on it from now on. */
  readonly workerId: string | Ref<'systemuser'>
  /** Takes the item out of the queue as well. */
  readonly removeQueueItem?: boolean | undefined
}

/**
 * Gives a queue item to a user to work on. The owner of the case stays.
 *
 * Wire: action `PickFromQueue`, bound to the queue item, with `SystemUser` and `RemoveQueueItem`.
 * Fails with: `InvalidStateError` when the item is inactive; `RecordNotFoundError`.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(pickFromQueue({ queueItemId, workerId: userId }))
 */
export function pickFromQueue({ queueItemId, workerId, removeQueueItem }: PickFromQueueInput): Operation<void> {
  return PickFromQueue(refOf(queueitem, queueItemId, 'queueItemId'), {
    SystemUser: refOf(systemuser, workerId, 'workerId'),
    RemoveQueueItem: removeQueueItem ?? false,
  })
}
