import { UsageError } from '../errors/index.js'
import { dayText, guidText, kindOf, type LiteralValue, literal } from '../operation/index.js'
import { isRef, type LiteralKind } from '../schema/index.js'
import type { Place } from './place.js'
import { requireXmlText } from './xml-text.js'

/** A value as FetchXML has it: bare, dates in ISO 8601, yes and no as 1 and 0. */
export function valueText(value: unknown, place: Place): string {
  const { attribute } = place
  if (value === undefined) throw new UsageError(`The value that ${attribute} is compared with is undefined.`)
  if (value === null) throw new UsageError(`${attribute} is compared with null by isNull() and isNotNull() alone.`)
  if (typeof value === 'boolean') return value ? '1' : '0'
  const kind = kindAt(place)
  if (typeof value === 'string' && (kind === undefined || kind === 'text' || kind === 'choices')) {
    return requireXmlText(value, attribute)
  }
  // Without its percent-encoding, this is what OData has as well; it refuses every other type.
  return decodeURIComponent(literal(value as LiteralValue, kind, attribute))
}

/** On columns of instants too: which day an instant is depends on where it is read. */
export function dayValue(day: unknown, { attribute }: Place, operator: string): string {
  return dayText(day instanceof Date ? undefined : day, `${operator} on ${attribute}`)
}

/** A record of the column's own table, by its id or a `ref`. */
export function recordValue(record: unknown, { attribute, table }: Place): string {
  if (!isRef(record)) return guidText(record, attribute)
  if (record.table === table.name) return guidText(record.id, attribute)
  throw new UsageError(`${attribute} takes a record of ${table.name}, not of ${record.table}.`)
}

/** Source: "Filter rows using OData", wildcards: `like` has the same ones. */
export function literalPattern(text: string): string {
  return text.replace(/[[%_]/g, '[$&]')
}

export function patternText(value: unknown, { attribute }: Place, operator: string): string {
  if (typeof value === 'string' && value !== '') return requireXmlText(value, attribute)
  throw new UsageError(`${operator} on ${attribute} takes a text that is not empty.`)
}

/** A number of periods, of days, of a year. */
export function wholeNumberText(value: unknown, { attribute }: Place, operator: string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value)
  throw new UsageError(`${operator} on ${attribute} takes a whole number above 0.`)
}

export function kindAt({ table, property }: Place): LiteralKind | 'text' | undefined {
  return kindOf(table.kinds, property, table.name)
}
