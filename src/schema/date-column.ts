import type { Column, Comparable, OfKind } from './column.js'
import type { OneWayCondition } from './condition.js'

/** Compares a date with the calendar, in the time zone of the user who asks. */
interface Calendar {
  /** A day, `2026-03-01`: which day a `Date` is depends on where it is read. */
  on(day: string): OneWayCondition
  onOrAfter(day: string): OneWayCondition
  onOrBefore(day: string): OneWayCondition
  today(): OneWayCondition
  yesterday(): OneWayCondition
  tomorrow(): OneWayCondition
  last7Days(): OneWayCondition
  next7Days(): OneWayCondition
  lastWeek(): OneWayCondition
  thisWeek(): OneWayCondition
  nextWeek(): OneWayCondition
  lastMonth(): OneWayCondition
  thisMonth(): OneWayCondition
  nextMonth(): OneWayCondition
  lastYear(): OneWayCondition
  thisYear(): OneWayCondition
  nextYear(): OneWayCondition
  lastXDays(days: number): OneWayCondition
  nextXDays(days: number): OneWayCondition
  lastXWeeks(weeks: number): OneWayCondition
  nextXWeeks(weeks: number): OneWayCondition
  lastXMonths(months: number): OneWayCondition
  nextXMonths(months: number): OneWayCondition
  lastXYears(years: number): OneWayCondition
  nextXYears(years: number): OneWayCondition
  olderThanXDays(days: number): OneWayCondition
  olderThanXWeeks(weeks: number): OneWayCondition
  olderThanXMonths(months: number): OneWayCondition
  olderThanXYears(years: number): OneWayCondition
  lastFiscalPeriod(): OneWayCondition
  thisFiscalPeriod(): OneWayCondition
  nextFiscalPeriod(): OneWayCondition
  lastFiscalYear(): OneWayCondition
  thisFiscalYear(): OneWayCondition
  nextFiscalYear(): OneWayCondition
  /** The period's number in its year, from 1, whatever the year. How many there are is a setting of the organization. */
  inFiscalPeriod(period: number): OneWayCondition
  inFiscalYear(year: number): OneWayCondition
  lastXFiscalPeriods(periods: number): OneWayCondition
  nextXFiscalPeriods(periods: number): OneWayCondition
  lastXFiscalYears(years: number): OneWayCondition
  nextXFiscalYears(years: number): OneWayCondition
  inFiscalPeriodAndYear(period: number, year: number): OneWayCondition
  inOrAfterFiscalPeriodAndYear(period: number, year: number): OneWayCondition
  inOrBeforeFiscalPeriodAndYear(period: number, year: number): OneWayCondition
}

/** Compares the time of day too. */
interface Clock {
  lastXHours(hours: number): OneWayCondition
  nextXHours(hours: number): OneWayCondition
  olderThanXHours(hours: number): OneWayCondition
  olderThanXMinutes(minutes: number): OneWayCondition
}

/** An instant, read as `2026-03-01T10:00:00Z`; written as that text or as a `Date`. */
export interface DateTime
  extends Column<string | null, string | Date | null>,
    Comparable<string | Date, DateTime>,
    Calendar,
    Clock,
    OfKind<'DateTime'> {}

/**
 * What clocks show, in no time zone: nine o'clock is nine o'clock everywhere. Read as `2026-03-01T09:00:00Z`, whose `Z`
 * says nothing; written as `2026-03-01T09:00:00`, with the `Z` or without. A `Date`, which is an instant, is refused.
 */
export interface TimeZoneIndependent
  extends Column<string | null, string | null>,
    Comparable<string, TimeZoneIndependent>,
    Calendar,
    Clock,
    OfKind<'TimeZoneIndependent'> {}

/** A calendar day without a zone, `2026-03-01`. A `Date` is refused: its day depends on where it is read. */
export interface DateOnly
  extends Column<string | null, string | null>,
    Comparable<string, DateOnly>,
    Calendar,
    OfKind<'DateOnly'> {}
