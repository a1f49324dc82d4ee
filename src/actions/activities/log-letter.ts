import { LetterStates, type LetterStatus, letter } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { requireStatusOf } from '../move-to.js'
import { type CompletedActivityInput, completedColumns } from './activity-input.js'
import { logActivity } from './log-activity.js'
import { letterColumns, type PlanLetterInput } from './plan-letter.js'

/** Input of `logLetter`. */
export interface LogLetterInput extends PlanLetterInput, CompletedActivityInput {
  /** A status reason of state Completed: 4 (Sent) for an outgoing letter, 3 (Received) for an incoming one, when absent. */
  readonly status?: Choice<typeof LetterStatus.Sent | typeof LetterStatus.Received> | undefined
}

/**
 * Records a letter that has taken place: made and completed in one change set, so that there is never half of it.
 *
 * Wire: a `$batch` of one change set, POST and then PATCH of `statecode` 1 and `statuscode` 4 (Sent) for an outgoing letter, 3 (Received) for an incoming one: a completed activity cannot be
 * created.
 * Fails with: `UsageError`; `BatchError`, whose `cause` is the refusal: nothing was made then.
 * Repeat: after a lost answer, look first: the call makes another one.
 * Source: entity reference of `letter`, "ActivityParty entity".
 *
 * @example
 * const made = await logLetter(crm, { subject: 'Contract', to: [ref(contact, contactId)] })
 */
export async function logLetter(crm: Executor, input: LogLetterInput): Promise<Ref<'letter'>> {
  const status = input.status ?? (input.direction === 'incoming' ? 3 : 4)
  requireStatusOf('letter', LetterStates, LetterStates.Completed, status)
  return logActivity(
    crm,
    letter,
    { ...letterColumns(input), ...completedColumns(input) },
    { statecode: 1, statuscode: status },
  )
}
