import { UsageError } from '../errors/index.js'
import { clockText, dayText, instantText } from '../operation/index.js'
import type { LiteralKind } from '../schema/index.js'
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

export type DateOperator = (path: string, argument: unknown, kind: LiteralKind | 'text' | undefined) => Expression

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
        (path: string, day: unknown, kind: LiteralKind | 'text' | undefined) =>
          queryFunction(name, path, `,PropertyValue='${dayOf(day, path, kind)}'`),
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

/** A day, or on a column of instants the UTC day of one. */
function dayOf(day: unknown, path: string, kind: LiteralKind | 'text' | undefined): string {
  const isInstant = day instanceof Date || (typeof day === 'string' && day.includes('T'))
  if (kind === 'dateOnly' || !isInstant) return dayText(day, path)
  if (kind === 'timeZoneIndependent') return clockText(day, path).slice(0, 10)
  return new Date(instantText(day, path)).toISOString().slice(0, 10)
}
