import { queueitem } from '../../entities/index.js'
import { idOf, type Operation, recordPath } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { action, boundPath } from '../message.js'

/** Input of `releaseToQueue`. */
export interface ReleaseToQueueInput {
  readonly queueItemId: string | Ref<'queueitem'>
}

/**
 * Takes the worker off a queue item, which waits in its queue for another.
 *
 * Wire: action `ReleaseToQueue`, bound to the queue item.
 * Fails with: `InvalidStateError` when the item is inactive; `RecordNotFoundError`.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(releaseToQueue({ queueItemId }))
 */
export function releaseToQueue({ queueItemId }: ReleaseToQueueInput): Operation<void> {
  const path = recordPath(queueitem, idOf(queueItemId, 'queueitem', 'queueItemId'))
  return action('ReleaseToQueue', boundPath(path, 'ReleaseToQueue'), {})
}
