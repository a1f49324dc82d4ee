import { Refusal } from '../model.js'
import { wrongType } from './payload-error.js'

const day = /^(\d{4})-(\d{2})-(\d{2})$/
const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/i

/** Source: "Behavior and format of the date and time column". */
const earliest = '1753-01-01'

/** An instant in any zone, as the text that is stored: UTC, whole seconds, what is below them cut off. */
export function checkInstant(value: unknown): string {
  const date = typeof value === 'string' ? instant.exec(value)?.[1] : undefined
  const time = date !== undefined && isDay(date) ? Date.parse(String(value).toUpperCase()) : Number.NaN
  if (Number.isNaN(time)) throw wrongType(value, 'Edm.DateTimeOffset')
  return notTooEarly(`${new Date(time).toISOString().slice(0, 19)}Z`)
}

/** A calendar day, without time and zone. */
export function checkDay(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) throw wrongType(value, 'Edm.Date')
  return notTooEarly(value)
}

function isDay(text: string): boolean {
  const [, year, month, date] = day.exec(text) ?? []
  if (year === undefined) return false
  const time = new Date(0)
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(date))
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(date)
}

function notTooEarly(text: string): string {
  if (text.slice(0, 10) >= earliest) return text
  throw new Refusal(400, '0x80040239', `The date ${text} is before ${earliest}, the earliest that is supported.`)
}
