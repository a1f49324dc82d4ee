import { UsageError } from '../errors/index.js'
import { isGuid, type LiteralKind } from '../schema/index.js'
import { wellFormed } from './well-formed.js'

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const instantPattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/

/** Text that stands in a URL as it is. */
const plain = /^[\w.-]*$/

export type LiteralValue = string | number | bigint | boolean | Date | null

/**
 * A value as OData writes it in a URL, percent-encoded: `'O''Neil'`, `12`, `true`, `null`, a bare GUID or date.
 * `name` is the column's, for the error.
 *
 * Source: "Filter rows using OData".
 */
export function literal(value: LiteralValue, kind: LiteralKind | 'text' | undefined, name: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (kind === 'int64' || kind === 'bigint') return integerText(value, name)
  if (typeof value === 'string') return textLiteral(value, kind, name)
  if (typeof value === 'number') return numberText(value, name)
  if (kind === 'dateTime') return encodeURIComponent(instantText(value, name))
  if (value instanceof Date) throw new UsageError(dateRefusal(kind, name))
  throw new UsageError(`${name} is compared with a value of type ${typeof value}.`)
}

function textLiteral(value: string, kind: LiteralKind | 'text' | undefined, name: string): string {
  if (kind === undefined || kind === 'text' || kind === 'choices') {
    return plain.test(value) ? `'${value}'` : `'${encodeText(doubled(value), name)}'`
  }
  if (kind === 'guid') return guidText(value, name)
  if (kind === 'dateOnly') return dayText(value, name)
  return encodeURIComponent(kind === 'dateTime' ? instantText(value, name) : clockText(value, name))
}

/** Quotes doubled, piece by piece: half the cost of replacing them, which is done for every text. */
function doubled(text: string): string {
  let done = ''
  let from = 0
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", from)) {
    done += `${text.slice(from, at)}''`
    from = at + 1
  }
  return from === 0 ? text : done + text.slice(from)
}

/** Percent-encodes text; half a surrogate pair, which no URL can carry, is refused. */
export function encodeText(text: string, name: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return wellFormed(text, name)
  }
}

function numberText(value: number, name: string): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isFinite(value)) return encodeURIComponent(String(value))
  throw new UsageError(`${name} takes a finite number, not ${value}.`)
}

/** A whole number of 64 bits as its digits. A number that has lost some of them is refused. */
export function integerText(value: unknown, name: string): string {
  const isInteger = typeof value === 'bigint' || (typeof value === 'string' && /^-?\d{1,19}$/.test(value))
  if (isInteger && BigInt.asIntN(64, BigInt(value)) === BigInt(value)) return String(BigInt(value))
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  throw new UsageError(`${name} takes a whole number of 64 bits: as text or bigint where it is above 2^53.`)
}

export function guidText(value: unknown, name: string): string {
  if (!isGuid(value)) throw new UsageError(`${name} takes a GUID without braces.`)
  return value.toLowerCase()
}

/** A calendar day, `2026-03-01`. A `Date` is none: its day depends on where it is read. */
export function dayText(value: unknown, name: string): string {
  if (typeof value === 'string' && isDay(value)) return value
  throw new UsageError(value instanceof Date ? dateRefusal('dateOnly', name) : `${name} takes a day: YYYY-MM-DD.`)
}

/** A UTC instant, `2026-03-01T10:00:00Z`; of a day, its start. */
export function instantText(value: unknown, name: string): string {
  if (typeof value === 'string') {
    if (instantPattern.test(value) && isInMonth(value)) return value
    if (isDay(value)) return `${value}T00:00:00Z`
  }
  if (value instanceof Date && isInCommonEra(value)) return value.toISOString().replace('.000Z', 'Z')
  throw new UsageError(`${name} takes an instant: 2026-03-01T10:00:00Z, or a valid Date.`)
}

/** What clocks show, `2026-03-01T09:00:00Z`, in which the `Z` stands for no zone. Source: protocol/wire.md 2.10. */
export function clockText(value: unknown, name: string): string {
  if (value instanceof Date) throw new UsageError(dateRefusal('timeZoneIndependent', name))
  if (typeof value === 'string' && /[+-]\d\d:\d\d$/.test(value)) {
    throw new UsageError(`${name} is in no time zone: give 2026-03-01T09:00:00 without one.`)
  }
  const text = typeof value === 'string' && value.includes('T') && !value.endsWith('Z') ? `${value}Z` : value
  return instantText(text, name)
}

/** Other years have a sign and six digits in ISO 8601. */
function isInCommonEra(date: Date): boolean {
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999
}

function isDay(text: string): boolean {
  return dayPattern.test(text) && isInMonth(text)
}

/** 30 February matches the patterns and is no day. */
function isInMonth(text: string): boolean {
  // Most days are in every month, which is told at once.
  if (text.charAt(8) < '2') return true
  const day = Number(text.slice(8, 10))
  if (day < 29) return true
  // Leap years repeat after 400 years, and years below 100 mean others to Date.UTC.
  const leapYear = 2000 + (Number(text.slice(0, 4)) % 400)
  return day <= new Date(Date.UTC(leapYear, Number(text.slice(5, 7)), 0)).getUTCDate()
}

function dateRefusal(kind: LiteralKind | 'text' | undefined, name: string): string {
  if (kind === 'dateOnly') return `${name} is a day without a zone: give YYYY-MM-DD, not a Date.`
  if (kind === 'timeZoneIndependent') return `${name} is in no time zone: give 2026-03-01T09:00:00, not a Date.`
  return `${name} is no column of dates, but was given a Date.`
}
