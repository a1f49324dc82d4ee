import { appointment } from '../../entities/index.js'
import type { ValidationResult } from '../../operations/index.js'
import { isGuid, type Ref, ref } from '../../schema/index.js'

/** Whether a time was free. */
export interface BookingResult {
  /** False when the time is taken: nothing was changed then. */
  readonly isBooked: boolean
  /** The appointment, where one was booked. */
  readonly appointment: Ref<'appointment'> | undefined
  /** What stands in the way, and of whom. */
  readonly conflicts: readonly BookingConflict[]
}

/** Something that stands in the way of an appointment. */
export interface BookingConflict {
  /** The service's own code, such as `RequiredResourceConflict`. */
  readonly code: string
  readonly resources: readonly string[]
}

/** Reads the answer of `Book` and of `Reschedule`: a time that is taken is no refusal, but a result. */
export function bookingResult({
  ValidationResult: result,
}: {
  readonly ValidationResult: ValidationResult | null
}): BookingResult {
  const isBooked = result?.ValidationSuccess === true
  const id = result?.ActivityId
  return {
    isBooked,
    appointment: isBooked && isGuid(id) ? ref(appointment, id) : undefined,
    conflicts: (result?.TraceInfo?.ErrorInfoList ?? []).map(({ ErrorCode, ResourceList }) => ({
      code: ErrorCode ?? '',
      resources: ResourceList.map(({ DisplayName }) => DisplayName ?? ''),
    })),
  }
}
