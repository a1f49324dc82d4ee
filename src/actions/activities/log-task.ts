import { task } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { type CompletedActivityInput, completedColumns } from './activity-input.js'
import { logActivity } from './log-activity.js'
import { type PlanTaskInput, taskColumns } from './plan-task.js'

/** Input of `logTask`. */
export interface LogTaskInput extends PlanTaskInput, CompletedActivityInput {}

/**
 * Records a task that has taken place: made and completed in one change set, so that there is never half of it.
 *
 * Wire: a `$batch` of one change set, POST and then PATCH of `statecode` 1 and `statuscode` 5 (Completed): a completed activity cannot be
 * created.
 * Fails with: `UsageError`; `BatchError`, whose `cause` is the refusal: nothing was made then.
 * Repeat: after a lost answer, look first: the call makes another one.
 * Source: entity reference of `task`, "ActivityParty entity".
 *
 * @example
 * const made = await logTask(crm, { subject: 'Offer sent', regarding: ref(opportunity, opportunityId) })
 */
export async function logTask(crm: Executor, input: LogTaskInput): Promise<Ref<'task'>> {
  return logActivity(crm, task, { ...taskColumns(input), ...completedColumns(input) }, { statecode: 1, statuscode: 5 })
}
