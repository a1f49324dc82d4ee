import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { takes } from './message.js'

const dayPattern = /^(\d{4})-(\d\d)-(\d\d)$/
const instantPattern = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** Source: "Behavior and format of the date and time column". */
const earliest = Date.UTC(1753, 0, 1)
/** The last that has four digits of the year. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** An instant: a `Date`, or a text with a zone. */
export function instantSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const what = 'a Date, or an instant with its zone as in 2026-03-01T10:00:00Z, from 1753 to 9999'
  return z.custom((value) => isInRange(value instanceof Date ? value.getTime() : timeOf(value)), takes(column, what))
}

/** What clocks show, with a `Z` that says nothing or without. A `Date` is none: it is an instant. */
export function wallTimeSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  const error = takes(column, 'a time without a zone, as in 2026-03-01T10:00:00, from 1753 to 9999')
  return z.string(error).check(z.refine((text: string) => isInRange(timeOf(`${text.replace(/Z$/, '')}Z`)), error))
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
  const day = typeof value === 'string' ? instantPattern.exec(value)?.[1] : undefined
  return day !== undefined && isDay(day) ? Date.parse(String(value)) : Number.NaN
}

/** 30 February matches the pattern and is no day. */
function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
