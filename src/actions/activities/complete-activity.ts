import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Ref, TableType, UpdateOf } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { requireStatusOf } from '../move-to.js'
import { type CompletedActivityInput, completedColumns } from './activity-input.js'
import { activityTable, type CloseableActivity } from './activity-states.js'

/** Input of `completeActivity`. */
export interface CompleteActivityInput extends CompletedActivityInput {
  /** An e-mail is completed by `sendEmail`. */
  readonly activity: Ref<CloseableActivity>
  /** A status reason of the table's state Completed, such as 4 (Received) for a phone call. */
  readonly status?: number | undefined
}

const completable: readonly CloseableActivity[] = ['appointment', 'fax', 'letter', 'phonecall', 'task']

/**
 * Completes an open activity.
 *
 * Wire: PATCH `statecode` 1 and the table's `statuscode`. There is no action of the name `CloseActivity`.
 * Fails with: `UsageError` for a status of another state, or a table whose activities an action completes; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity references of the activities.
 *
 * @example
 * await crm.execute(completeActivity({ activity: ref(task, taskId), durationMinutes: 20 }))
 */
export function completeActivity(input: CompleteActivityInput): Operation<void> {
  const { table, states, completed } = activityTable(input.activity, completable, 'completeActivity')
  const status = input.status ?? completed
  requireStatusOf(table.name, states, states.Completed, status)
  const values = { ...completedColumns(input), statecode: states.Completed.value, statuscode: status }
  return update<TableType>(table, knownRecord(input.activity, 'activity'), values as UpdateOf<TableType>) // they all have these columns
}
