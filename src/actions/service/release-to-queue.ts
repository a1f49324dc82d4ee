import { queueitem } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { ReleaseToQueue } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

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
  return ReleaseToQueue(refOf(queueitem, queueItemId, 'queueItemId'))
}
