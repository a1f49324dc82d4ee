import { mapResult, type Operation } from '../../operation/index.js'
import { QuerySchedule } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { inOrder, instant } from '../checks.js'
import { recordOf } from '../known-record.js'
import { type CalendarPeriod, calendarPeriod } from './calendar-period.js'

/** Input of `querySchedule`. */
export interface QueryScheduleInput {
  /** Whose schedule: a user, or equipment. */
  readonly resource: Ref<'systemuser'> | Ref<'equipment'>
  readonly start: string | Date
  readonly end: string | Date
  /** Which periods; `Available` and `Busy` when absent. */
  readonly kinds?: readonly ('Available' | 'Busy' | 'Unavailable' | 'Filter')[] | undefined
}

/**
 * When a resource is free or busy between two times.
 *
 * Wire: function `QuerySchedule`, unbound. The emulator does not have it.
 * Fails with: `UsageError` for a time that is none; `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the metadata of an organization.
 *
 * @example
 * const periods = await crm.execute(
 *   querySchedule({ resource: ref(systemuser, userId), start: '2026-07-01', end: '2026-07-02' }),
 * )
 */
export function querySchedule({
  resource,
  start,
  end,
  kinds,
}: QueryScheduleInput): Operation<readonly CalendarPeriod[]> {
  const { id: ResourceId } = recordOf<(typeof resource)['table']>(resource, 'resource', ['systemuser', 'equipment'])
  inOrder(start, end, 'start and end')
  const call = QuerySchedule({
    ResourceId,
    Start: instant(start, 'start'),
    End: instant(end, 'end'),
    TimeCodes: kinds ?? ['Available', 'Busy'],
  })
  return mapResult(call, ({ TimeInfos }) => TimeInfos.map(calendarPeriod))
}
