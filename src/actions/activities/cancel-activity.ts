import type { Operation } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'
import { activityTable, type CloseableActivity } from './activity-states.js'

/** Input of `cancelActivity`. */
export interface CancelActivityInput {
  readonly activity: Ref<CloseableActivity | 'email'>
}

const cancelable = ['appointment', 'email', 'fax', 'letter', 'phonecall', 'task']

/**
 * Cancels an open activity.
 *
 * Wire: PATCH `statecode` 2 and the table's `statuscode`.
 * Fails with: `UsageError` for a table that is no activity of these; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity references of the activities.
 *
 * @example
 * await crm.execute(cancelActivity({ activity: ref(task, taskId) }))
 */
export function cancelActivity({ activity }: CancelActivityInput): Operation<void> {
  const { table, states } = activityTable(activity, cancelable, 'cancelActivity')
  return moveTo(table, activity, 'activity', states, states.Canceled)
}
