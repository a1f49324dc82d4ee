import { UsageError } from '../errors/index.js'
import { type LiteralValue, literal } from '../operation/index.js'
import { Expression } from './expression.js'
import { kindBy, type Place, placeOf } from './place.js'

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

// Written out whole: this is done for every condition.
const signs: Readonly<Record<Comparison, string>> = {
  eq: '%20eq%20',
  ne: '%20ne%20',
  gt: '%20gt%20',
  ge: '%20ge%20',
  lt: '%20lt%20',
  le: '%20le%20',
}

/** A column, an operator of OData, and a value or another column of the same record. */
export function compare(at: Place, operator: Comparison, value: unknown): Expression {
  const { text, lookups } = at
  const other = placeOf(value)
  const encoded = text + signs[operator] + (other === undefined ? literalAt(at, value) : sameRecord(at, other))
  return new Expression(encoded, lookups, 1, undefined, undefined, text.length)
}

/** A value as the column's kind wants it, percent-encoded. */
export function literalAt(at: Place, value: unknown): string {
  if (value === undefined) throw new UsageError(`The value that ${at.text} is compared with is undefined.`)
  return literal(value as LiteralValue, kindBy(at, value), at.text) // literal refuses every other type
}

/** Source: "Filter rows using OData", compare columns. */
function sameRecord(one: Place, { record, text }: Place): string {
  if (one.record === record) return text
  throw new UsageError(`${one.text} and ${text} are columns of different records: the service does not compare them.`)
}
