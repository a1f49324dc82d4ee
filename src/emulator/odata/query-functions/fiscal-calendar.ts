import type { Store } from '../../model.js'
import { startOfMonth } from './calendar.js'
import type { Range } from './within.js'

/** An organization's fiscal years and their periods. Periods are counted through from an arbitrary one. */
export interface FiscalCalendar {
  readonly periodsInYear: number
  /** The number of the period that an instant lies in. */
  periodAt(instant: number): number
  /** The number of a year's period, counted from 1. */
  periodIn(year: number, period: number): number
  /** So many periods from one on. */
  rangeOf(period: number, count?: number): Range
}

/** Periods in a year by `fiscalperiodtype`: years, halves, quarters, months. Our choice: what else it holds is quarters. */
const periodsByType: ReadonlyMap<unknown, number> = new Map([
  [2000, 1],
  [2001, 2],
  [2002, 4],
  [2003, 12],
])

const monthsInYear = 12
const namedAfterEnd = 2

/**
 * The fiscal calendar that the organization's record sets: `fiscalcalendarstart`, of which month and day count,
 * `fiscalperiodtype`, and `fiscalyeardisplaycode`, by which a year is named after its end when it is 2.
 * Our choice: without them, quarters from 1 January, and the meaning of the numbers, which is not documented.
 */
export function fiscalCalendar(store: Store): FiscalCalendar {
  const [organization] = store.tables.has('organization') ? store.all('organization') : []
  const { fiscalcalendarstart: start, fiscalperiodtype: type, fiscalyeardisplaycode: code } = organization?.values ?? {}
  const first = new Date(typeof start === 'string' ? start : '2000-01-01')
  const periodsInYear = periodsByType.get(type) ?? 4
  const months = monthsInYear / periodsInYear
  const endsInNextYear = first.getUTCMonth() > 0 || first.getUTCDate() > 1
  const ahead = code === namedAfterEnd && endsInNextYear ? 1 : 0

  const startOf = (period: number) => dayOfMonth(first, period * months)
  return {
    periodsInYear,
    periodIn: (year, period) => (year - ahead - first.getUTCFullYear()) * periodsInYear + period - 1,
    periodAt(instant) {
      const date = new Date(instant)
      const passed =
        (date.getUTCFullYear() - first.getUTCFullYear()) * monthsInYear + date.getUTCMonth() - first.getUTCMonth()
      const period = Math.floor(passed / months)
      return startOf(period) > instant ? period - 1 : period
    },
    rangeOf: (period, count = 1) => [startOf(period), startOf(period + count)],
  }
}

/** The day so many months later; a day that the month does not have is the month's last. */
function dayOfMonth(first: Date, months: number): number {
  const dayInMs = 86_400_000
  const month = startOfMonth(first.getTime(), months)
  const last = new Date(startOfMonth(month, 1) - dayInMs).getUTCDate()
  return month + (Math.min(first.getUTCDate(), last) - 1) * dayInMs
}
