import { type AppointmentCreate, type AppointmentPriority, appointment } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Choice, TypeOf } from '../../schema/index.js'
import { inOrder } from '../checks.js'
import { type ActivityInput, activityColumns, type RefTable } from './activity-input.js'

/** Input of `planAppointment`. */
export interface PlanAppointmentInput
  extends ActivityInput<RefTable<AppointmentCreate['regardingobjectid']>, Choice<AppointmentPriority>> {
  /** Who has to come. */
  readonly required?: AppointmentCreate['requiredattendees']
  /** Who may come. */
  readonly optional?: AppointmentCreate['optionalattendees']
  readonly organizer?: AppointmentCreate['organizer']
  readonly location?: string | undefined
  readonly isAllDay?: boolean | undefined
}

/**
 * Makes an appointment that is still to be done.
 *
 * Wire: POST to `appointments`; the regarding record through the navigation property of its table, people as rows of `activityparty`.
 * Fails with: `UsageError` for a record or a person of a table that an appointment does not allow; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `appointment`, "ActivityParty entity".
 *
 * @example
 * const id = await crm.execute(planAppointment({ subject: 'Demo', startOn: '2026-07-01T08:00:00Z', dueOn: '2026-07-01T09:00:00Z' }))
 */
export function planAppointment(
  input: PlanAppointmentInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof appointment>> {
  return create(appointment, appointmentColumns(input), options)
}

/** The columns of an appointment. */
export function appointmentColumns(input: PlanAppointmentInput): AppointmentCreate {
  inOrder(input.startOn, input.dueOn, 'startOn and dueOn')
  return {
    ...activityColumns(input),
    requiredattendees: input.required,
    optionalattendees: input.optional,
    organizer: input.organizer,
    location: input.location,
    isalldayevent: input.isAllDay,
  } as AppointmentCreate // refs of its tables, by the type of the input
}
