import { type ColumnFacts, isGuid } from '../../schema/index.js'
import { fold } from '../odata/fold.js'
import type { Comparable, ValueKind } from '../odata/value-kind.js'
import { badFetch, codes } from './refuse.js'

/** The text of a value as the column's values compare. Source: protocol/error-codes.csv, QueryBuilderInvalidAttributeValue. */
export function conditionValue(text: string, column: ColumnFacts, kind: ValueKind): Comparable {
  const value = readers[kind](text.trim(), text)
  if (value !== undefined) return column.type === 'Choices' ? choiceSet(String(value)) : value
  throw badFetch(`A value of the condition on '${column.logicalName}' is not of the type ${column.type}.`, codes.value)
}

/** The options of a choices column in one order, so that sets compare as texts. */
export function choiceSet(text: string): string {
  const options = text.split(',').map((option) => option.trim())
  return options.sort((one, other) => Number(one) - Number(other)).join(',')
}

const readers: Readonly<Record<ValueKind, (text: string, whole: string) => Comparable | undefined>> = {
  text: (_, whole) => fold(whole),
  number: numberIn,
  boolean: (text) => booleans.get(text.toLowerCase()),
  guid: guidIn,
  instant: (text) => timeIn(text),
  day: (text) => {
    const time = timeIn(text)
    return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10)
  },
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function numberIn(text: string): number | bigint | undefined {
  if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return undefined
  const number = Number(text)
  return /^-?\d{16,}$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number
}

/** GUIDs come with their braces too. */
export function guidIn(text: string): string | undefined {
  const bare = text.replace(/^\{(.*)\}$/, '$1')
  return isGuid(bare) ? bare.toLowerCase() : undefined
}

/** Our choice: a time without a zone is UTC, as every user of the emulator lives there; a day is its midnight. */
export function timeIn(text: string): number | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?)?$/i.exec(text) ?? []
  if (day === undefined) return undefined
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // A day past the month's end is read by some engines as one of the next month.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined
  if (time === undefined) return midnight
  const instant = Date.parse(`${day}T${time}${zone?.toUpperCase() ?? 'Z'}`)
  return Number.isNaN(instant) ? undefined : instant
}
