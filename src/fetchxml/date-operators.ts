import { UsageError } from '../errors/index.js'
import { conditionAt } from './condition-at.js'
import type { Operator } from './operator.js'
import type { Place } from './place.js'
import { dayValue, kindAt, wholeNumberText } from './value-text.js'

const plain = {
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  last7Days: 'last-seven-days',
  next7Days: 'next-seven-days',
  lastWeek: 'last-week',
  thisWeek: 'this-week',
  nextWeek: 'next-week',
  lastMonth: 'last-month',
  thisMonth: 'this-month',
  nextMonth: 'next-month',
  lastYear: 'last-year',
  thisYear: 'this-year',
  nextYear: 'next-year',
  lastFiscalPeriod: 'last-fiscal-period',
  thisFiscalPeriod: 'this-fiscal-period',
  nextFiscalPeriod: 'next-fiscal-period',
  lastFiscalYear: 'last-fiscal-year',
  thisFiscalYear: 'this-fiscal-year',
  nextFiscalYear: 'next-fiscal-year',
}

/** With one number. */
const counted = {
  lastXHours: 'last-x-hours',
  lastXDays: 'last-x-days',
  lastXWeeks: 'last-x-weeks',
  lastXMonths: 'last-x-months',
  lastXYears: 'last-x-years',
  lastXFiscalPeriods: 'last-x-fiscal-periods',
  lastXFiscalYears: 'last-x-fiscal-years',
  nextXHours: 'next-x-hours',
  nextXDays: 'next-x-days',
  nextXWeeks: 'next-x-weeks',
  nextXMonths: 'next-x-months',
  nextXYears: 'next-x-years',
  nextXFiscalPeriods: 'next-x-fiscal-periods',
  nextXFiscalYears: 'next-x-fiscal-years',
  olderThanXMinutes: 'olderthan-x-minutes',
  olderThanXHours: 'olderthan-x-hours',
  olderThanXDays: 'olderthan-x-days',
  olderThanXWeeks: 'olderthan-x-weeks',
  olderThanXMonths: 'olderthan-x-months',
  olderThanXYears: 'olderthan-x-years',
  inFiscalPeriod: 'in-fiscal-period',
  inFiscalYear: 'in-fiscal-year',
}

/** With a period and a year, in this order. */
const dated = {
  inFiscalPeriodAndYear: 'in-fiscal-period-and-year',
  inOrAfterFiscalPeriodAndYear: 'in-or-after-fiscal-period-and-year',
  inOrBeforeFiscalPeriodAndYear: 'in-or-before-fiscal-period-and-year',
}

const onDay = { on: 'on', onOrAfter: 'on-or-after', onOrBefore: 'on-or-before' }

/** Operator of a date column → operator of FetchXML. */
export const dateOperators: readonly (readonly [string, Operator])[] = [
  ...Object.entries(plain).map(([name, operator]) => [name, (place: Place) => conditionAt(place, operator)] as const),
  ...Object.entries(counted).map(([name, operator]) => {
    return [name, (place: Place, count: unknown) => countedCondition(place, name, operator, [count])] as const
  }),
  ...Object.entries(dated).map(([name, operator]) => {
    return [
      name,
      (place: Place, period: unknown, year: unknown) => countedCondition(place, name, operator, [period, year]),
    ] as const
  }),
  ...Object.entries(onDay).map(([name, operator]) => {
    return [name, (place: Place, day: unknown) => conditionAt(place, operator, [dayValue(day, place, name)])] as const
  }),
]

function countedCondition(place: Place, name: string, operator: string, counts: readonly unknown[]) {
  // Source: "Behavior and format of the date and time column".
  if (kindAt(place) === 'dateOnly' && /(hours|minutes)$/.test(operator)) {
    throw new UsageError(`${name} does not work on ${place.attribute}, which holds days.`)
  }
  return conditionAt(
    place,
    operator,
    counts.map((count) => wholeNumberText(count, place, name)),
  )
}
