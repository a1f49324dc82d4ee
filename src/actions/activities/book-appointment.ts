import { appointment } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { Book } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import { type BookingResult, bookingResult } from './booking-result.js'
import { appointmentColumns, type PlanAppointmentInput } from './plan-appointment.js'

/** Input of `bookAppointment`. */
export interface BookAppointmentInput extends PlanAppointmentInput {
  readonly startOn: string | Date
  readonly dueOn: string | Date
}

/**
 * Makes an appointment if everybody who has to come is free. A time that is taken is no error: `isBooked` says so, and `conflicts` why.
 *
 * Wire: action `Book`, unbound, with the whole appointment as its `Target`.
 * Fails with: `UsageError` without a time; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call finds the time taken.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { isBooked, conflicts } = await crm.execute(
 *   bookAppointment({ subject: 'Demo', required: [ref(systemuser, userId)], startOn: '2026-07-01T08:00:00Z', dueOn: '2026-07-01T09:00:00Z' }),
 * )
 */
export function bookAppointment(input: BookAppointmentInput): Operation<BookingResult> {
  if (input.startOn === undefined || input.dueOn === undefined) {
    throw new UsageError('bookAppointment takes startOn and dueOn.')
  }
  return mapResult(Book({ Target: newRecord(appointment, appointmentColumns(input)) }), bookingResult)
}
