import { Refusal } from '../model.js'
import { wrongType } from './payload-error.js'

const day = /^(\d{4})-(\d{2})-(\d{2})$/
/** Hours of a day, and zones up to fourteen hours away. */
const instant =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/i

/** Source: "Behavior and format of the date and time column". */
const earliest = Date.UTC(1753, 0, 1)
/** The end of what OData writes with four digits of the year. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** An instant in any zone, as the text that is stored: UTC, whole seconds, what is below them cut off. */
export function checkInstant(value: unknown): string {
  const date = typeof value === 'string' ? instant.exec(value)?.[1] : undefined
  const time = date !== undefined && isDay(date) ? Date.parse(String(value).toUpperCase()) : Number.NaN
  if (Number.isNaN(time)) throw wrongType(value, 'Edm.DateTimeOffset')
  requireRange(String(value), time)
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** A calendar day, without time and zone. */
export function checkDay(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) throw wrongType(value, 'Edm.Date')
  requireRange(value, Date.parse(value))
  return value
}

function isDay(text: string): boolean {
  const [, year, month, date] = day.exec(text) ?? []
  if (year === undefined) return false
  const time = new Date(0)
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(date))
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(date)
}

/** The zone of an instant may carry it over either end. */
function requireRange(text: string, time: number): void {
  if (time < earliest) throw outOfRange(text, 'before 1753-01-01, the earliest')
  if (time > latest) throw outOfRange(text, 'after 9999-12-31, the latest')
}

function outOfRange(text: string, where: string): Refusal {
  return new Refusal(400, '0x80040239', `The date ${text} is ${where} that is supported.`)
}
