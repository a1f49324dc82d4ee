import { service } from '../../entities/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import { type AppointmentRequestInput, Search } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { inOrder, instant, wholeNumber } from '../checks.js'

/** Input of `searchAvailability`. */
export interface SearchAvailabilityInput {
  /** The service that is to be done; it says which resources it takes. */
  readonly serviceId: string | Ref<'service'>
  readonly windowStart: string | Date
  readonly windowEnd: string | Date
  readonly durationMinutes: number
  /** Forward when absent: the earliest times first. */
  readonly direction?: 'Forward' | 'Backward' | undefined
  /** How many times at most; 10 when absent. */
  readonly top?: number | undefined
}

/** A time at which a service can be done. */
export interface AvailableTime {
  /** UTC. */
  readonly start: string
  /** UTC. */
  readonly end: string
  readonly resources: readonly { readonly id: string; readonly name: string | undefined }[]
}

/**
 * Looks for times at which a service can be done.
 *
 * Wire: function `Search`, unbound: the search of scheduling, not that of texts (`searchRecords`). The emulator does not have it.
 * Units: minutes.
 * Fails with: `UsageError` for a time that is none; `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const times = await crm.execute(
 *   searchAvailability({ serviceId, windowStart: '2026-07-01T08:00:00Z', windowEnd: '2026-07-03T17:00:00Z', durationMinutes: 60 }),
 * )
 */
export function searchAvailability(input: SearchAvailabilityInput): Operation<readonly AvailableTime[]> {
  const { windowStart, windowEnd, durationMinutes, direction = 'Forward', top = 10 } = input
  inOrder(windowStart, windowEnd, 'windowStart and windowEnd')
  const AppointmentRequest: AppointmentRequestInput = {
    ServiceId: idOf(input.serviceId, service.name, 'serviceId'),
    SearchWindowStart: instant(windowStart, 'windowStart'),
    SearchWindowEnd: instant(windowEnd, 'windowEnd'),
    Duration: wholeNumber(durationMinutes, 'durationMinutes', 1, 527_040),
    Direction: direction,
    NumberOfResults: wholeNumber(top, 'top', 1, 5_000),
  }
  return mapResult(Search({ AppointmentRequest }), ({ SearchResults }) =>
    (SearchResults?.Proposals ?? []).map(({ Start, End, ProposalParties }) => ({
      start: Start,
      end: End,
      resources: ProposalParties.map(({ ResourceId, DisplayName }) => ({
        id: ResourceId,
        name: DisplayName ?? undefined,
      })),
    })),
  )
}
