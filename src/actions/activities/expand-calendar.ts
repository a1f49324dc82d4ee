import { calendar } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { ExpandCalendar } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { inOrder, instant } from '../checks.js'
import { refOf } from '../ref-of.js'
import { type CalendarPeriod, calendarPeriod } from './calendar-period.js'

/** Input of `expandCalendar`. */
export interface ExpandCalendarInput {
  readonly calendarId: string | Ref<'calendar'>
  readonly start: string | Date
  readonly end: string | Date
}

/**
 * The periods that the rules of a calendar come to between two times.
 *
 * Wire: function `ExpandCalendar`, bound to the calendar; the list stands in `result`, in lower case. The emulator does not have it.
 * Fails with: `UsageError` for a time that is none; `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the metadata of an organization.
 *
 * @example
 * const periods = await crm.execute(expandCalendar({ calendarId, start: '2026-07-01', end: '2026-07-08' }))
 */
export function expandCalendar(input: ExpandCalendarInput): Operation<readonly CalendarPeriod[]> {
  inOrder(input.start, input.end, 'start and end')
  const call = ExpandCalendar(refOf(calendar, input.calendarId, 'calendarId'), {
    Start: instant(input.start, 'start'),
    End: instant(input.end, 'end'),
  })
  return mapResult(call, ({ result }) => result.map(calendarPeriod))
}
