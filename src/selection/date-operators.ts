import { UsageError } from '../errors/index.js'
import { dayText } from '../operation/index.js'
import { type FunctionOperator, operatorName, operatorsFor, plain, wholeNumber } from './function-operator.js'
import type { Place } from './place.js'
import { queryFunction } from './query-function.js'

const calendar = [
  ...['Today', 'Yesterday', 'Tomorrow', 'Last7Days', 'Next7Days'],
  ...['LastWeek', 'ThisWeek', 'NextWeek', 'LastMonth', 'ThisMonth', 'NextMonth', 'LastYear', 'ThisYear', 'NextYear'],
  ...['LastFiscalPeriod', 'ThisFiscalPeriod', 'NextFiscalPeriod'],
  ...['LastFiscalYear', 'ThisFiscalYear', 'NextFiscalYear'],
]

const counted = [
  ...['LastXDays', 'LastXWeeks', 'LastXMonths', 'LastXYears', 'LastXFiscalPeriods', 'LastXFiscalYears'],
  ...['NextXDays', 'NextXWeeks', 'NextXMonths', 'NextXYears', 'NextXFiscalPeriods', 'NextXFiscalYears'],
  ...['OlderThanXDays', 'OlderThanXWeeks', 'OlderThanXMonths', 'OlderThanXYears'],
  ...['InFiscalPeriod', 'InFiscalYear'],
]

const countedInTime = ['LastXHours', 'NextXHours', 'OlderThanXHours', 'OlderThanXMinutes']

const inPeriods = ['InFiscalPeriodAndYear', 'InOrAfterFiscalPeriodAndYear', 'InOrBeforeFiscalPeriodAndYear']

/** Operators of columns of dates. */
export const dateOperators: Readonly<Record<string, FunctionOperator>> = {
  ...operatorsFor(calendar, plain),
  ...operatorsFor(counted, counting),
  ...operatorsFor(countedInTime, (name) => (at, count, none) => {
    if (at.kind !== 'dateOnly') return counting(name)(at, count, none)
    throw new UsageError(`${operatorName(name)} does not work on ${at.text}, which holds days.`)
  }),
  ...operatorsFor(inPeriods, (name) => (at, period, year) => {
    const numbers = [wholeNumber(name, at, period), wholeNumber(name, at, year)]
    return queryFunction(name, at, `,PropertyValue1=${numbers[0]},PropertyValue2=${numbers[1]}`)
  }),
  ...operatorsFor(
    ['On', 'OnOrAfter', 'OnOrBefore'],
    (name) => (at, day) => queryFunction(name, at, `,PropertyValue='${dayOf(name, day, at)}'`),
  ),
}

function counting(name: string): FunctionOperator {
  return (at, count) => queryFunction(name, at, `,PropertyValue=${wholeNumber(name, at, count)}`)
}

/** On columns of instants too: which day an instant is depends on where it is read. */
function dayOf(name: string, day: unknown, { text }: Place): string {
  return dayText(day instanceof Date ? undefined : day, `${operatorName(name)} on ${text}`)
}
