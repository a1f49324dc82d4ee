import { queueitem, systemuser } from '../../entities/index.js'
import { idOf, type Operation, recordPath } from '../../operation/index.js'
import { type Ref, ref } from '../../schema/index.js'
import { action, boundPath, recordParameter } from '../message.js'

/** Input of `pickFromQueue`. */
export interface PickFromQueueInput {
  readonly queueItemId: string | Ref<'queueitem'>
  /** Who works on it from now on. */
  readonly workerId: string | Ref<'systemuser'>
  /** Takes the item out of the queue as well. */
  readonly removeQueueItem?: boolean
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
  return action(
    'PickFromQueue',
    boundPath(recordPath(queueitem, idOf(queueItemId, 'queueitem', 'queueItemId')), 'PickFromQueue'),
    {
      SystemUser: recordParameter(ref(systemuser, idOf(workerId, 'systemuser', 'workerId')), 'workerId'),
      RemoveQueueItem: removeQueueItem ?? false,
    },
  )
}
