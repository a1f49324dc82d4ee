import { readLiteral } from '../read-literal.js'
import { badQuery } from '../refuse.js'
import { later, startOfDay, startOfMonth, startOfWeek, startOfYear, type Unit } from './calendar.js'
import { type Call, countArgument, type QueryFunction, textArgument } from './query-function.js'
import { type Range, within } from './within.js'

const tomorrow = (instant: number) => later(startOfDay(instant), 1, 'Days')
const week = (instant: number): Range => [startOfWeek(instant), later(startOfWeek(instant), 1, 'Weeks')]
/** An instant is known to the millisecond, so a range that includes it ends one later. */
const upTo = (instant: number) => instant + 1

const calendar: Readonly<Record<string, (now: number) => Range>> = {
  Today: (now) => [startOfDay(now), tomorrow(now)],
  Yesterday: (now) => [later(startOfDay(now), -1, 'Days'), startOfDay(now)],
  Tomorrow: (now) => [tomorrow(now), later(tomorrow(now), 1, 'Days')],
  Last7Days: (now) => last(now, 7, 'Days'),
  Next7Days: (now) => next(now, 7, 'Days'),
  LastWeek: (now) => week(later(now, -1, 'Weeks')),
  ThisWeek: (now) => week(now),
  NextWeek: (now) => week(later(now, 1, 'Weeks')),
  LastMonth: (now) => [startOfMonth(now, -1), startOfMonth(now)],
  ThisMonth: (now) => [startOfMonth(now), startOfMonth(now, 1)],
  NextMonth: (now) => [startOfMonth(now, 1), startOfMonth(now, 2)],
  LastYear: (now) => [startOfYear(now, -1), startOfYear(now)],
  ThisYear: (now) => [startOfYear(now), startOfYear(now, 1)],
  NextYear: (now) => [startOfYear(now, 1), startOfYear(now, 2)],
}

/** Our choice: from the start of the day so many units ago up to now; hours count back from now itself. */
function last(now: number, count: number, unit: Unit): Range {
  return [unit === 'Hours' ? later(now, -count, unit) : later(startOfDay(now), -count, unit), upTo(now)]
}

/** Our choice: from now to the end of the day so many units ahead; hours count from now itself. */
function next(now: number, count: number, unit: Unit): Range {
  return [now, unit === 'Hours' ? upTo(later(now, count, unit)) : tomorrow(later(now, count, unit))]
}

/** Our choice: what is older than a number of days is what the last so many days leave out. */
function olderThan(now: number, count: number, unit: Unit): Range {
  const exact = unit === 'Minutes' || unit === 'Hours'
  return [Number.NEGATIVE_INFINITY, later(exact ? now : startOfDay(now), -count, unit)]
}

const relative: readonly (readonly [prefix: string, units: readonly Unit[], range: typeof last])[] = [
  ['LastX', ['Hours', 'Days', 'Weeks', 'Months', 'Years'], last],
  ['NextX', ['Hours', 'Days', 'Weeks', 'Months', 'Years'], next],
  ['OlderThanX', ['Minutes', 'Hours', 'Days', 'Weeks', 'Months', 'Years'], olderThan],
]

const onDays: Readonly<Record<string, (day: number) => Range>> = {
  On: (day) => [day, tomorrow(day)],
  OnOrAfter: (day) => [day, Number.POSITIVE_INFINITY],
  OnOrBefore: (day) => [Number.NEGATIVE_INFINITY, tomorrow(day)],
}

/** The query functions that compare a date, or a date and time, with the calendar. */
export const dateFunctions: Readonly<Record<string, QueryFunction>> = {
  ...Object.fromEntries(
    Object.entries(calendar).map(([name, range]) => [name, within([], (call) => range(call.reader.now().getTime()))]),
  ),
  ...Object.fromEntries(
    relative.flatMap(([prefix, units, range]) =>
      units.map((unit) => [
        prefix + unit,
        within(['PropertyValue'], (call) => {
          if (call.kind === 'day' && (unit === 'Hours' || unit === 'Minutes')) throw refuseDay(call)
          return range(call.reader.now().getTime(), countArgument(call), unit)
        }),
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(onDays).map(([name, range]) => [
      name,
      within(['PropertyValue'], (call) => range(dayArgument(call))),
    ]),
  ),
}

function dayArgument(call: Call): number {
  const text = textArgument(call)
  const literal = readLiteral(text)
  if (literal?.type === 'instant') return startOfDay(literal.value)
  if (literal?.type === 'day') return Date.parse(literal.value)
  throw badQuery(`'${text}' is not a date.`)
}

/** Source: protocol/query.md 3.5. */
function refuseDay({ name, column }: Call) {
  return badQuery(`'${name}' does not work on '${column.property}', which holds a date without a time.`)
}
