import type { Store } from '../model.js'
import { startOfDay, startOfWeek, startOfYear } from '../odata/query-functions/calendar.js'
import { fiscalCalendar } from '../odata/query-functions/fiscal-calendar.js'
import type { DateGrouping } from './document.js'

/** The part of a date that rows are grouped by. Our choice: parts are those of UTC, where the emulator's users live. */
export function datePart(store: Store, grouping: DateGrouping): (instant: number) => number {
  if (grouping === 'fiscal-period' || grouping === 'fiscal-year') return fiscalPart(store, grouping)
  return parts[grouping]
}

const parts: Readonly<Record<Exclude<DateGrouping, 'fiscal-period' | 'fiscal-year'>, (instant: number) => number>> = {
  day: (instant) => new Date(instant).getUTCDate(),
  week: weekOfYear,
  month: (instant) => new Date(instant).getUTCMonth() + 1,
  quarter: (instant) => Math.floor(new Date(instant).getUTCMonth() / 3) + 1,
  year: (instant) => new Date(instant).getUTCFullYear(),
}

/** Our choice: as SQL Server counts, the first week holds 1 January, and weeks start on Sunday. */
function weekOfYear(instant: number): number {
  const weekInMs = 7 * 86_400_000
  return Math.round((startOfWeek(startOfDay(instant)) - startOfWeek(startOfYear(instant))) / weekInMs) + 1
}

function fiscalPart(store: Store, grouping: 'fiscal-period' | 'fiscal-year') {
  const { periodsInYear, periodAt, periodIn } = fiscalCalendar(store)
  const anchor = 2000
  const first = periodIn(anchor, 1)
  return (instant: number) => {
    const passed = periodAt(instant) - first
    const years = Math.floor(passed / periodsInYear)
    return grouping === 'fiscal-year' ? anchor + years : passed - years * periodsInYear + 1
  }
}
