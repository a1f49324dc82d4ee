import { appointment } from '../../entities/index.js'
import type { Executor } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { type CompletedActivityInput, completedColumns } from './activity-input.js'
import { logActivity } from './log-activity.js'
import { appointmentColumns, type PlanAppointmentInput } from './plan-appointment.js'

/** Input of `logAppointment`. */
export interface LogAppointmentInput extends PlanAppointmentInput, CompletedActivityInput {}

/**
 * Records an appointment that has taken place: made and completed in one change set, so that there is never half of it.
 *
 * Wire: a `$batch` of one change set, POST and then PATCH of `statecode` 1 and `statuscode` 3 (Completed): a completed activity cannot be
 * created.
 * Fails with: `UsageError`; `BatchError`, whose `cause` is the refusal: nothing was made then.
 * Repeat: after a lost answer, look first: the call makes another one.
 * Source: entity reference of `appointment`, "ActivityParty entity".
 *
 * @example
 * const made = await logAppointment(crm, { subject: 'Demo', required: [ref(contact, contactId)], durationMinutes: 60 })
 */
export async function logAppointment(crm: Executor, input: LogAppointmentInput): Promise<Ref<'appointment'>> {
  return logActivity(
    crm,
    appointment,
    { ...appointmentColumns(input), ...completedColumns(input) },
    { statecode: 1, statuscode: 3 },
  )
}
