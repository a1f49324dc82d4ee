import { type TaskCreate, type TaskPriority, task } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, TypeOf } from '../../schema/index.js'
import { type ActivityInput, activityColumns, type RefTable } from './activity-input.js'

/** Input of `planTask`. */
export interface PlanTaskInput extends ActivityInput<RefTable<TaskCreate['regardingobjectid']>, Choice<TaskPriority>> {}

/**
 * Makes a task that is still to be done.
 *
 * Wire: POST to `tasks`; the regarding record through the navigation property of its table, people as rows of `activityparty`.
 * Fails with: `UsageError` for a record or a person of a table that a task does not allow; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `task`, "ActivityParty entity".
 *
 * @example
 * const id = await crm.execute(planTask({ subject: 'Send the offer', regarding: ref(opportunity, opportunityId), dueOn: '2026-07-01' }))
 */
export function planTask(input: PlanTaskInput, options?: CreateOptions): CreateOperation<TypeOf<typeof task>> {
  return create(task, taskColumns(input), options)
}

/** The columns of a task. */
export function taskColumns(input: PlanTaskInput): TaskCreate {
  return {
    ...activityColumns(input),
  } as TaskCreate // refs of its tables, by the type of the input
}
