import type { ColumnName, Condition, Read, TableType } from '../schema/index.js'
import type { LookupName } from './join-types.js'
import type { DateGrouping } from './node.js'

/** A part of a date to group by. Made by `day`, `week`, `month`, `quarter`, `year`, `fiscalPeriod` and `fiscalYear`. */
export interface DateGroup<Column extends string> {
  readonly column: Column
  readonly grouping: DateGrouping
  readonly inUserTimeZone: boolean
}

export interface DateGroupOptions {
  /** Whether a day begins where the calling user is; false: in UTC. The service's default is true. */
  readonly userTimeZone?: boolean
}

type Part = <Column extends string>(column: Column, options?: DateGroupOptions) => DateGroup<Column>

/** The day of the month. */
export const day = part('day')
/** The week of the year. */
export const week = part('week')
/** The month of the year, 1 to 12: group by `year` as well to keep years apart. */
export const month = part('month')
/** The quarter of the year, 1 to 4. */
export const quarter = part('quarter')
/** The year. */
export const year = part('year')
/** The period of the organization's fiscal year. */
export const fiscalPeriod = part('fiscal-period')
/** The organization's fiscal year. */
export const fiscalYear = part('fiscal-year')

function part(grouping: DateGrouping): Part {
  return (column, { userTimeZone = true } = {}) => ({ column, grouping, inUserTimeZone: userTimeZone })
}

type DateName<Type extends TableType> = {
  [C in ColumnName<Type>]: Type['columns'][C] extends { today(): Condition } ? C : never
}[ColumnName<Type>]

/** Columns without a time of day. */
type PlainName<Type extends TableType> = {
  [C in ColumnName<Type>]: Type['columns'][C] extends { lastXHours(hours: number): Condition } ? never : C
}[ColumnName<Type>]

/** What a table can be grouped by. A time of day is grouped by a part of it: `month('createdon')`. */
export type GroupOf<Type extends TableType> = PlainName<Type> | LookupName<Type> | DateGroup<DateName<Type>>

/** Alias → value of the group. Null is a group of its own. */
export type GroupRow<Type extends TableType, Groups> = {
  readonly [Alias in keyof Groups]: Groups[Alias] extends DateGroup<string>
    ? number | null
    : Groups[Alias] extends keyof Type['columns']
      ? Read<Type['columns'][Groups[Alias]]> | null
      : string | null
}
