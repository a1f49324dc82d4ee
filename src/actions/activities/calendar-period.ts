import type { TimeInfo } from '../../operations/index.js'

/** A stretch of time in a calendar. */
export interface CalendarPeriod {
  /** UTC. */
  readonly start: string | undefined
  /** UTC. */
  readonly end: string | undefined
  readonly kind: 'Available' | 'Busy' | 'Unavailable' | 'Filter' | undefined
  readonly text: string | undefined
}

/** A period as the service names it: its kind comes as the name of a member, or as its number. */
export function calendarPeriod({ Start, End, TimeCode, DisplayText }: TimeInfo): CalendarPeriod {
  const kinds = ['Available', 'Busy', 'Unavailable', 'Filter'] as const
  const code: unknown = TimeCode
  return {
    start: Start ?? undefined,
    end: End ?? undefined,
    kind: kinds.find((kind, number) => code === kind || code === number),
    text: DisplayText ?? undefined,
  }
}
