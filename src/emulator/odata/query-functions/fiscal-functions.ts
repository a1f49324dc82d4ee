import { badQuery } from '../refuse.js'
import { type FiscalCalendar, fiscalCalendar } from './fiscal-calendar.js'
import { type Call, countArgument, type QueryFunction } from './query-function.js'
import { onDate, type Range, within } from './within.js'

/** A fiscal calendar, and the period that it is. */
interface Now {
  readonly calendar: FiscalCalendar
  readonly period: number
  /** The first period of the year that it is. */
  readonly firstOfYear: number
}

const relative: Readonly<Record<string, (now: Now) => Range>> = {
  LastFiscalPeriod: ({ calendar, period }) => calendar.rangeOf(period - 1),
  ThisFiscalPeriod: ({ calendar, period }) => calendar.rangeOf(period),
  NextFiscalPeriod: ({ calendar, period }) => calendar.rangeOf(period + 1),
  LastFiscalYear: (now) => years(now, -1, 1),
  ThisFiscalYear: (now) => years(now, 0, 1),
  NextFiscalYear: (now) => years(now, 1, 1),
}

/** Our choice: whole periods and years, of which the present one is none. */
const counted: Readonly<Record<string, (now: Now, count: number) => Range>> = {
  LastXFiscalPeriods: ({ calendar, period }, count) => calendar.rangeOf(period - count, count),
  NextXFiscalPeriods: ({ calendar, period }, count) => calendar.rangeOf(period + 1, count),
  LastXFiscalYears: (now, count) => years(now, -count, count),
  NextXFiscalYears: (now, count) => years(now, 1, count),
}

const named: Readonly<Record<string, (range: Range) => Range>> = {
  InFiscalPeriodAndYear: (range) => range,
  InOrAfterFiscalPeriodAndYear: ([from]) => [from, Number.POSITIVE_INFINITY],
  InOrBeforeFiscalPeriodAndYear: ([, before]) => [Number.NEGATIVE_INFINITY, before],
}

/** The query functions that compare a date with the organization's fiscal calendar. Source: protocol/query.md 3.5. */
export const fiscalFunctions: Readonly<Record<string, QueryFunction>> = {
  ...mapValues(relative, (range) => within([], (call) => range(nowOf(call)))),
  ...mapValues(counted, (range) => within(['PropertyValue'], (call) => range(nowOf(call), countArgument(call)))),
  ...mapValues(named, (range) =>
    within(['PropertyValue1', 'PropertyValue2'], (call) => {
      const calendar = fiscalCalendar(call.reader.store)
      const period = periodArgument(call, calendar, 'PropertyValue1')
      return range(calendar.rangeOf(calendar.periodIn(countArgument(call, 'PropertyValue2'), period)))
    }),
  ),
  InFiscalYear: within(['PropertyValue'], (call) => {
    const calendar = fiscalCalendar(call.reader.store)
    return calendar.rangeOf(calendar.periodIn(countArgument(call), 1), calendar.periodsInYear)
  }),
  /** Of whichever year. */
  InFiscalPeriod: onDate(['PropertyValue'], (call) => {
    const calendar = fiscalCalendar(call.reader.store)
    const period = periodArgument(call, calendar, 'PropertyValue')
    return (instant) => placeInYear(calendar, calendar.periodAt(instant)) === period - 1
  }),
}

function nowOf({ reader }: Call): Now {
  const calendar = fiscalCalendar(reader.store)
  const period = calendar.periodAt(reader.now().getTime())
  return { calendar, period, firstOfYear: period - placeInYear(calendar, period) }
}

function years({ calendar, firstOfYear }: Now, ahead: number, count: number): Range {
  const { periodsInYear } = calendar
  return calendar.rangeOf(firstOfYear + ahead * periodsInYear, count * periodsInYear)
}

/** From 0 on; periods before the one that counting begins with have negative numbers. */
function placeInYear({ periodsInYear }: FiscalCalendar, period: number): number {
  return ((period % periodsInYear) + periodsInYear) % periodsInYear
}

/** Our choice: a period that a year does not have is refused. */
function periodArgument(call: Call, { periodsInYear }: FiscalCalendar, parameter: string): number {
  const period = countArgument(call, parameter)
  if (period <= periodsInYear) return period
  throw badQuery(`'${parameter}' of '${call.name}' is ${period}, and a fiscal year has ${periodsInYear} periods.`)
}

function mapValues<Value, Made>(
  record: Readonly<Record<string, Value>>,
  make: (value: Value) => Made,
): Record<string, Made> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]))
}
