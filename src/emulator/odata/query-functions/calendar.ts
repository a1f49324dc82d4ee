const minuteInMs = 60_000
const hourInMs = 60 * minuteInMs
const dayInMs = 24 * hourInMs
/** The last that a `Date` can be, and with a minus the first. */
const lastInstant = 8.64e15

/** Our choice: the user's time zone is UTC. All instants are in milliseconds since 1970. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / dayInMs) * dayInMs
}

/** Our choice: weeks start on Sunday. */
export function startOfWeek(instant: number): number {
  return startOfDay(instant) - new Date(instant).getUTCDay() * dayInMs
}

/** The first of the month, so many months later. */
export function startOfMonth(instant: number, months = 0): number {
  const date = new Date(instant)
  return inCalendar(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1), months)
}

/** The first of January, so many years later. */
export function startOfYear(instant: number, years = 0): number {
  return inCalendar(Date.UTC(new Date(instant).getUTCFullYear() + years, 0, 1), years)
}

/** Our choice: what would lie beyond the calendar is its first or its last instant. */
function inCalendar(instant: number, ahead: number): number {
  if (Number.isNaN(instant)) return ahead < 0 ? -lastInstant : lastInstant
  return Math.max(-lastInstant, Math.min(instant, lastInstant))
}

/** As the query functions' names have them. */
export type Unit = 'Minutes' | 'Hours' | 'Days' | 'Weeks' | 'Months' | 'Years'

/** So many units later, or earlier when negative. A day that the month does not have is the month's last. */
export function later(instant: number, count: number, unit: Unit): number {
  return inCalendar(unbounded(instant, count, unit), count)
}

function unbounded(instant: number, count: number, unit: Unit): number {
  switch (unit) {
    case 'Minutes':
      return instant + count * minuteInMs
    case 'Hours':
      return instant + count * hourInMs
    case 'Days':
      return instant + count * dayInMs
    case 'Weeks':
      return instant + count * 7 * dayInMs
    case 'Months':
      return monthsLater(instant, count)
    case 'Years':
      return monthsLater(instant, count * 12)
  }
}

function monthsLater(instant: number, months: number): number {
  const first = startOfMonth(instant, months)
  const lastDay = new Date(startOfMonth(first, 1) - dayInMs).getUTCDate()
  const day = Math.min(new Date(instant).getUTCDate(), lastDay)
  return first + (day - 1) * dayInMs + (instant - startOfDay(instant))
}
