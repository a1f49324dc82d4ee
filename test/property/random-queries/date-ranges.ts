import {
  dayAt,
  fiscalQuarter,
  fiscalQuarterOf,
  fiscalYearAt,
  monthAt,
  quarterAt,
  type Range,
  weekAt,
  yearAt,
} from './calendar.js'
import { presentInMs as now } from './time.js'

const hourInMs = 3_600_000
const always = Number.POSITIVE_INFINITY

/** From an instant, inclusive, up to another, exclusive, for the operators that take none but a present. */
const plain: Readonly<Record<string, Range>> = {
  today: [dayAt(now), dayAt(now, { days: 1 })],
  yesterday: [dayAt(now, { days: -1 }), dayAt(now)],
  tomorrow: [dayAt(now, { days: 1 }), dayAt(now, { days: 2 })],
  last7Days: last(dayAt(now, { days: -7 })),
  next7Days: next(dayAt(now, { days: 7 })),
  lastWeek: [weekAt(now, -1), weekAt(now)],
  thisWeek: [weekAt(now), weekAt(now, 1)],
  nextWeek: [weekAt(now, 1), weekAt(now, 2)],
  lastMonth: [monthAt(now, -1), monthAt(now)],
  thisMonth: [monthAt(now), monthAt(now, 1)],
  nextMonth: [monthAt(now, 1), monthAt(now, 2)],
  lastYear: [yearAt(now, -1), yearAt(now)],
  thisYear: [yearAt(now), yearAt(now, 1)],
  nextYear: [yearAt(now, 1), yearAt(now, 2)],
  lastFiscalPeriod: [quarterAt(now, -1), quarterAt(now)],
  thisFiscalPeriod: [quarterAt(now), quarterAt(now, 1)],
  nextFiscalPeriod: [quarterAt(now, 1), quarterAt(now, 2)],
  lastFiscalYear: [fiscalYearAt(now, -1), fiscalYearAt(now)],
  thisFiscalYear: [fiscalYearAt(now), fiscalYearAt(now, 1)],
  nextFiscalYear: [fiscalYearAt(now, 1), fiscalYearAt(now, 2)],
}

/** Up to now and with it. */
function last(from: number): Range {
  return [from, now + 1]
}

/** From now to the end of a day. */
function next(day: number): Range {
  return [now, dayAt(day, { days: 1 })]
}

const counted: Readonly<Record<string, (count: number) => Range>> = {
  lastXHours: (count) => last(now - count * hourInMs),
  nextXHours: (count) => [now, now + count * hourInMs + 1],
  lastXDays: (days) => last(dayAt(now, { days: -days })),
  nextXDays: (days) => next(dayAt(now, { days })),
  lastXWeeks: (weeks) => last(dayAt(now, { days: -7 * weeks })),
  nextXWeeks: (weeks) => next(dayAt(now, { days: 7 * weeks })),
  lastXMonths: (months) => last(dayAt(now, { months: -months })),
  nextXMonths: (months) => next(dayAt(now, { months })),
  lastXYears: (years) => last(dayAt(now, { years: -years })),
  nextXYears: (years) => next(dayAt(now, { years })),
  olderThanXMinutes: (minutes) => [-always, now - minutes * 60_000],
  olderThanXHours: (hours) => [-always, now - hours * hourInMs],
  olderThanXDays: (days) => [-always, dayAt(now, { days: -days })],
  olderThanXWeeks: (weeks) => [-always, dayAt(now, { days: -7 * weeks })],
  olderThanXMonths: (months) => [-always, dayAt(now, { months: -months })],
  olderThanXYears: (years) => [-always, dayAt(now, { years: -years })],
  lastXFiscalPeriods: (count) => [quarterAt(now, -count), quarterAt(now)],
  nextXFiscalPeriods: (count) => [quarterAt(now, 1), quarterAt(now, count + 1)],
  lastXFiscalYears: (count) => [fiscalYearAt(now, -count), fiscalYearAt(now)],
  nextXFiscalYears: (count) => [fiscalYearAt(now, 1), fiscalYearAt(now, count + 1)],
  inFiscalYear: (year) => [fiscalQuarterOf(1, year)[0], fiscalQuarterOf(4, year)[1]],
}

const onDays: Readonly<Record<string, (day: number) => Range>> = {
  on: (day) => [day, dayAt(day, { days: 1 })],
  onOrAfter: (day) => [day, always],
  onOrBefore: (day) => [-always, dayAt(day, { days: 1 })],
}

const inPeriods: Readonly<Record<string, (period: number, year: number) => Range>> = {
  inFiscalPeriodAndYear: fiscalQuarterOf,
  inOrAfterFiscalPeriodAndYear: (period, year) => [fiscalQuarterOf(period, year)[0], always],
  inOrBeforeFiscalPeriodAndYear: (period, year) => [-always, fiscalQuarterOf(period, year)[1]],
}

/** Whether a time meets an operator; undefined for the operators that are not about time. */
export function dateTest(operator: string, [first, second]: readonly unknown[], time: number): boolean | undefined {
  if (operator === 'inFiscalPeriod') return fiscalQuarter(time) === first
  const range =
    plain[operator] ??
    counted[operator]?.(Number(first)) ??
    onDays[operator]?.(dayAt(Date.parse(String(first)))) ??
    inPeriods[operator]?.(Number(first), Number(second))
  return range && time >= range[0] && time < range[1]
}
