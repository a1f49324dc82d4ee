import { goal } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { Recalculate } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `recalculateGoal`. */
export interface RecalculateGoalInput {
  readonly goalId: string | Ref<'goal'>
}

/**
 * Rolls up a goal now: what was reached of its target.
 *
 * Wire: action `Recalculate`, bound to the goal.
 * Needs: write access to the goal.
 * Fails with: `RecordNotFoundError`; `PermissionError`. The emulator does not know the action and answers `ServiceError`.
 * Repeat: not repeated after a lost answer; to call it again does no harm.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(recalculateGoal({ goalId }))
 */
export function recalculateGoal({ goalId }: RecalculateGoalInput): Operation<void> {
  return Recalculate(refOf(goal, goalId, 'goalId'))
}
