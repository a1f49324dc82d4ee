import { UsageError } from '../errors/index.js'
import { dayText } from '../operation/index.js'
import type { Expression } from './expression.js'
import { queryFunction } from './query-function.js'

const plain = [
  'Today',
  'Yesterday',
  'Tomorrow',
  'Last7Days',
  'Next7Days',
  'LastWeek',
  'ThisWeek',
  'NextWeek',
  'LastMonth',
  'ThisMonth',
  'NextMonth',
  'LastYear',
  'ThisYear',
  'NextYear',
]

const counted = [
  'LastXHours',
  'NextXHours',
  'LastXDays',
  'NextXDays',
  'LastXWeeks',
  'NextXWeeks',
  'LastXMonths',
  'NextXMonths',
  'LastXYears',
  'NextXYears',
  'OlderThanXMinutes',
  'OlderThanXHours',
  'OlderThanXDays',
  'OlderThanXWeeks',
  'OlderThanXMonths',
  'OlderThanXYears',
]

const onDay = ['On', 'OnOrAfter', 'OnOrBefore']

export type DateOperator = (path: string, argument: unknown) => Expression

/** Operator of a date column → the service's query function. */
export const dateOperators: ReadonlyMap<string, DateOperator> = new Map<string, DateOperator>([
  ...plain.map((name) => [operatorOf(name), (path: string) => queryFunction(name, path)] as const),
  ...counted.map(
    (name) =>
      [
        operatorOf(name),
        (path: string, count: unknown) => queryFunction(name, path, `,PropertyValue=${wholeNumber(name, count)}`),
      ] as const,
  ),
  ...onDay.map(
    (name) =>
      [
        operatorOf(name),
        (path: string, day: unknown) => queryFunction(name, path, `,PropertyValue='${dayOf(day, path)}'`),
      ] as const,
  ),
])

function operatorOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function wholeNumber(name: string, count: unknown): number {
  if (typeof count === 'number' && Number.isSafeInteger(count) && count > 0) return count
  throw new UsageError(`${operatorOf(name)} takes a whole number above 0.`)
}

/** The UTC day of an instant. */
function dayOf(day: unknown, path: string): string {
  if (day instanceof Date && !Number.isNaN(day.getTime())) return day.toISOString().slice(0, 10)
  return dayText(typeof day === 'string' ? day.slice(0, 10) : day, path)
}
