import { queueitem } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { RouteTo } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'

/** Input of `routeTo`. */
export interface RouteToInput {
  readonly queueItemId: string | Ref<'queueitem'>
  /** A queue, or a user or a team into whose default queue it goes. */
  readonly target: Ref<'queue'> | Ref<'systemuser'> | Ref<'team'>
}

const targets: readonly string[] = ['queue', 'systemuser', 'team']

/**
 * Moves a queue item to another queue.
 *
 * Wire: action `RouteTo`, unbound.
 * Fails with: `InvalidStateError` for an inactive item or queue; `BusinessRuleError` when it is in that queue already;
 * `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as the item is there then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(routeTo({ queueItemId, target: ref(queue, queueId) }))
 */
export function routeTo({ queueItemId, target }: RouteToInput): Operation<void> {
  const to = knownRecord(target, 'target')
  if (!targets.includes(to.table)) throw new UsageError('target takes a ref to a queue, a systemuser or a team.')
  return RouteTo({ Target: to, QueueItem: refOf(queueitem, queueItemId, 'queueItemId') })
}
