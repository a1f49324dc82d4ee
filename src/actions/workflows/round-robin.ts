import { UsageError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { wholeNumber } from '../checks.js'
import { openItemsOf } from '../service/open-items-of.js'
import { pickFromQueue } from '../service/pick-from-queue.js'
import { type ItemOutcome, outcomesOf } from './outcomes.js'

/** Input of `roundRobin`. */
export interface RoundRobinInput {
  readonly queueId: string | Ref<'queue'>
  /** In the order in which they get items; at least one. */
  readonly workerIds: readonly (string | Ref<'systemuser'>)[]
  /** How many items at most, 1 to 5,000; 1,000 when absent. */
  readonly top?: number | undefined
  /** Which of the workers is the first: what the last call gave as `next`. */
  readonly startAt?: number | undefined
}

/** An item that was given to a worker. */
export interface GivenItem {
  readonly queueItemId: string
  readonly title: string | undefined
  readonly worker: string | Ref<'systemuser'>
}

/** What `roundRobin` has given out. */
export interface RoundRobinResult {
  /** One for each item that waited, the longest waiting first. */
  readonly outcomes: readonly ItemOutcome<GivenItem>[]
  /** Whose turn it is next: for `startAt` of the next call. */
  readonly next: number
}

/**
 * Gives what waits in a queue to workers in turn. What fails is told and does not hold up the others.
 *
 * Wire: a read of `queueitems`, and `$batch` of `PickFromQueue`.
 * Fails with: `UsageError` without workers; what happens to single items is in `outcomes`.
 * Repeat: may be called again: items that have a worker are not given out a second time. Two calls at the same time may read the same
 * items: the later worker has them then, and the earlier call does not know.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { outcomes, next } = await roundRobin(crm, { queueId, workerIds: [userId, otherId] })
 */
export async function roundRobin(crm: Executor, input: RoundRobinInput): Promise<RoundRobinResult> {
  const { queueId, workerIds, top = 1_000, startAt = 0 } = input
  if (!Array.isArray(workerIds) || workerIds.length === 0) throw new UsageError('workerIds takes at least one worker.')
  const first = wholeNumber(startAt, 'startAt', 0, workerIds.length - 1)
  const most = wholeNumber(top, 'top', 1, 5_000)
  const waiting = openItemsOf(queueId).where((item) => item._workerid_value.isNull())
  const { records } = await crm.execute(waiting.top(most))
  const items = records.map(({ queueitemid, title }, index): GivenItem => {
    const worker = workerIds[(first + index) % workerIds.length] as string | Ref<'systemuser'> // within the list
    return { queueItemId: queueitemid, title: title ?? undefined, worker }
  })
  const outcomes = await outcomesOf(crm, items, ({ queueItemId, worker }) =>
    pickFromQueue({ queueItemId, workerId: worker }),
  )
  return { outcomes, next: (first + items.length) % workerIds.length }
}
