import { appointment } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import { Reschedule } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { inOrder } from '../checks.js'
import { type BookingResult, bookingResult } from './booking-result.js'

/** Input of `rescheduleAppointment`. */
export interface RescheduleAppointmentInput {
  readonly appointmentId: string | Ref<'appointment'>
  readonly startOn: string | Date
  readonly dueOn: string | Date
}

/**
 * Moves an appointment if everybody who has to come is free then. A time that is taken is no error: `isBooked` says so.
 *
 * Wire: action `Reschedule`, unbound, with key and times as its `Target`.
 * Fails with: `UsageError` without a time; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const moved = await crm.execute(
 *   rescheduleAppointment({ appointmentId, startOn: '2026-07-02T08:00:00Z', dueOn: '2026-07-02T09:00:00Z' }),
 * )
 */
export function rescheduleAppointment(input: RescheduleAppointmentInput): Operation<BookingResult> {
  const { startOn, dueOn } = input
  if (startOn === undefined || dueOn === undefined)
    throw new UsageError('rescheduleAppointment takes startOn and dueOn.')
  inOrder(startOn, dueOn, 'startOn and dueOn')
  const activityid = idOf(input.appointmentId, appointment.name, 'appointmentId')
  const Target = newRecord(appointment, { activityid, scheduledstart: startOn, scheduledend: dueOn })
  return mapResult(Reschedule({ Target }), bookingResult)
}
