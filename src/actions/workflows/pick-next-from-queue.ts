import type { Executor } from '../../operation/index.js'
import { whoAmI } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { openItemsOf } from '../service/open-items-of.js'
import { pickFromQueue } from '../service/pick-from-queue.js'

/** Input of `pickNextFromQueue`. */
export interface PickNextFromQueueInput {
  readonly queueId: string | Ref<'queue'>
  /** Who works on it; the caller when absent. */
  readonly workerId?: string | Ref<'systemuser'> | undefined
}

/** What was picked. */
export interface PickedItem {
  readonly queueItemId: string
  /** The record in the queue. */
  readonly recordId: string | undefined
  readonly title: string | undefined
}

/**
 * Picks what has waited longest in a queue; undefined when nobody waits.
 *
 * Two workers may read the same item as the next one: the later one becomes its worker. One
 * `roundRobin` that gives out the items of a queue, and no second one at the same time, does without that.
 * Wire: a read of `queueitems`, `WhoAmI` where no worker is given, and `PickFromQueue`.
 * Fails with: `InvalidStateError` when the item was closed meanwhile; `RecordNotFoundError` when it was removed.
 * Repeat: after a lost answer, look at the worker of the items first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const next = await pickNextFromQueue(crm, { queueId })
 */
export async function pickNextFromQueue(
  crm: Executor,
  { queueId, workerId }: PickNextFromQueueInput,
): Promise<PickedItem | undefined> {
  const waiting = openItemsOf(queueId).where((item) => item._workerid_value.isNull())
  const { records } = await crm.execute(waiting.top(1))
  const [item] = records
  if (item === undefined) return undefined
  const worker = workerId ?? (await crm.execute(whoAmI())).UserId
  await crm.execute(pickFromQueue({ queueItemId: item.queueitemid, workerId: worker }))
  return { queueItemId: item.queueitemid, recordId: item._objectid_value ?? undefined, title: item.title ?? undefined }
}
