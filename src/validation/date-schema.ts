import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { takes } from './message.js'

const dayPattern = /^(\d{4})-(\d\d)-(\d\d)$/
const instantPattern =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/

/** Source: "Behavior and format of the date and time column". */
const earliest = Date.UTC(1753, 0, 1)
/** The last that has four digits of the year. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** An instant: a `Date`, a text with a zone, or a day, which begins at midnight in UTC. */
export function instantSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const what = 'a Date, or an instant with its zone as in 2026-03-01T10:00:00Z, from 1753 to 9999'
  return z.custom((value) => isInRange(value instanceof Date ? value.getTime() : timeOf(value)), takes(column, what))
}

/** What clocks show, with a `Z` that says nothing or without; of a day, its start. A `Date` is none: it is an instant. */
export function wallTimeSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const error = takes(column, 'a time without a zone, as in 2026-03-01T10:00:00, from 1753 to 9999')
  const clock = (text: string) => (text.includes('T') ? `${text.replace(/Z$/, '')}Z` : text)
  return z.string(error).check(z.refine((text: string) => isInRange(timeOf(clock(text))), error))
}

/** A calendar day. A `Date` is none: its day depends on where it is read. */
export function daySchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const error = takes(column, 'a day, YYYY-MM-DD, from 1753 to 9999')
  return z.string(error).check(z.refine((text: string) => isDay(text) && isInRange(Date.parse(text)), error))
}

function isInRange(time: number): boolean {
  return time >= earliest && time <= latest
}

function timeOf(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN
  const day = instantPattern.exec(value)?.[1] ?? value
  return isDay(day) ? Date.parse(value) : Number.NaN
}

/** 30 February matches the pattern and is no day. */
function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
