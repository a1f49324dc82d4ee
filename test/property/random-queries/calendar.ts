import { firstFiscalMonth } from './time.js'

/** Of a calendar in UTC, whose weeks start on Sunday: from an instant, inclusive, up to another, exclusive. */
export type Range = readonly [from: number, before: number]

const date = (time: number) => new Date(time)

/** The start of the day, so many days, months or years away. */
export function dayAt(time: number, { days = 0, months = 0, years = 0 } = {}): number {
  const at = date(time)
  const month = at.getUTCMonth() + months + 12 * years
  const lastDay = date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), lastDay) + days)
}

export function weekAt(time: number, weeks = 0): number {
  return dayAt(time, { days: weeks * 7 - date(time).getUTCDay() })
}

export function monthAt(time: number, months = 0): number {
  return Date.UTC(date(time).getUTCFullYear(), date(time).getUTCMonth() + months, 1)
}

export function quarterAt(time: number, quarters = 0): number {
  return Date.UTC(date(time).getUTCFullYear(), 3 * (Math.floor(date(time).getUTCMonth() / 3) + quarters), 1)
}

export function yearAt(time: number, years = 0): number {
  return Date.UTC(date(time).getUTCFullYear() + years, 0, 1)
}

/** The start of the fiscal year, so many of them away. */
export function fiscalYearAt(time: number, years = 0): number {
  const begins = date(time).getUTCMonth() >= firstFiscalMonth ? 0 : -1
  return Date.UTC(date(time).getUTCFullYear() + begins + years, firstFiscalMonth, 1)
}

/** A quarter of the fiscal year that begins in a year. */
export function fiscalQuarterOf(quarter: number, year: number): Range {
  const month = firstFiscalMonth + 3 * (quarter - 1)
  return [Date.UTC(year, month, 1), Date.UTC(year, month + 3, 1)]
}

/** Which quarter of its fiscal year an instant lies in. */
export function fiscalQuarter(time: number): number {
  return 1 + Math.floor(((date(time).getUTCMonth() + 12 - firstFiscalMonth) % 12) / 3)
}
