import { queue, queueitem } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { AddToQueue } from '../../operations/index.js'
import { recordChanges } from '../../records/index.js'
import { isGuid, type Ref, type TypeOf, type UpdateOf } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'

/** Input of `addToQueue`. */
export interface AddToQueueInput {
  /** Where the record goes. */
  readonly queueId: string | Ref<'queue'>
  /** A case, an activity or another record of a table that queues take, made from its table object. */
  readonly target: Ref
  /** Where it is now, if it moves from one queue to another. */
  readonly sourceQueueId?: string | Ref<'queue'> | undefined
  /** Columns of the queue item. */
  readonly queueItem?: UpdateOf<TypeOf<typeof queueitem>> | undefined
}

/** Result of `addToQueue`. */
export interface AddedToQueue {
  readonly queueItemId: string
}

/**
 * Puts a record into a queue, or moves it there from another.
 *
 * Wire: action `AddToQueue`, bound to the destination queue.
 * Fails with: `InvalidStateError` for a closed record or an inactive queue; `BusinessRuleError` when it is in that queue already.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { queueItemId } = await crm.execute(addToQueue({ queueId, target: ref(incident, incidentId) }))
 */
export function addToQueue({ queueId, target, sourceQueueId, queueItem }: AddToQueueInput): Operation<AddedToQueue> {
  const added = AddToQueue(refOf(queue, queueId, 'queueId'), {
    Target: knownRecord(target, 'target'),
    SourceQueue: sourceQueueId === undefined ? undefined : refOf(queue, sourceQueueId, 'sourceQueueId'),
    QueueItemProperties: queueItem === undefined ? undefined : recordChanges(queueitem, queueItem),
  })
  return mapResult(added, ({ QueueItemId }) => {
    if (isGuid(QueueItemId)) return { queueItemId: QueueItemId }
    throw new UnexpectedResponseError('AddToQueue was answered without the id of the queue item.')
  })
}
