import { PhoneCallStates, type PhoneCallStatus, phonecall } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { requireStatusOf } from '../move-to.js'
import { type CompletedActivityInput, completedColumns } from './activity-input.js'
import { logActivity } from './log-activity.js'
import { type PlanPhoneCallInput, phonecallColumns } from './plan-phone-call.js'

/** Input of `logPhoneCall`. */
export interface LogPhoneCallInput extends PlanPhoneCallInput, CompletedActivityInput {
  /** A status reason of state Completed: 2 (Made) for an outgoing call, 4 (Received) for an incoming one, when absent. */
  readonly status?: Choice<typeof PhoneCallStatus.Made | typeof PhoneCallStatus.Received> | undefined
}

/**
 * Records a phone call that has taken place: made and completed in one change set, so that there is never half of it.
 *
 * Wire: a `$batch` of one change set, POST and then PATCH of `statecode` 1 and `statuscode` 2 (Made) for an outgoing call, 4 (Received) for an incoming one: a completed activity cannot be
 * created.
 * Fails with: `UsageError`; `BatchError`, whose `cause` is the refusal: nothing was made then.
 * Repeat: after a lost answer, look first: the call makes another one.
 * Source: entity reference of `phonecall`, "ActivityParty entity".
 *
 * @example
 * const made = await logPhoneCall(crm, { subject: 'Renewal', to: [ref(contact, contactId)], durationMinutes: 12 })
 */
export async function logPhoneCall(crm: Executor, input: LogPhoneCallInput): Promise<Ref<'phonecall'>> {
  const status = input.status ?? (input.direction === 'incoming' ? 4 : 2)
  requireStatusOf('phonecall', PhoneCallStates, PhoneCallStates.Completed, status)
  return logActivity(
    crm,
    phonecall,
    { ...phonecallColumns(input), ...completedColumns(input) },
    { statecode: 1, statuscode: status },
  )
}
