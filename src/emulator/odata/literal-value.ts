import { type ColumnFacts, isGuid } from '../../schema/index.js'
import { edmTypeOf, edmTypeOfLiteral } from './edm-type.js'
import type { Literal } from './expression.js'
import { fold } from './fold.js'
import { badQuery } from './refuse.js'
import { type Comparable, isLookup, type ValueKind } from './value-kind.js'

/** A literal as the column's values compare; one of another type is refused. */
export function literalValue(
  literal: Exclude<Literal, { type: 'null' }>,
  column: ColumnFacts,
  kind: ValueKind,
): Comparable {
  if (literal.type === 'number' && literal.digits !== undefined && column.type === 'BigInt') {
    const number = Number(literal.digits)
    return Number.isSafeInteger(number) ? number : BigInt(literal.digits)
  }
  if (literal.type === kind) return typeof literal.value === 'string' ? fold(literal.value) : literal.value
  // Our choice: a day compared with a date and time is its midnight.
  if (literal.type === 'day' && kind === 'instant') return Date.parse(literal.value)
  // Source: protocol/query.md 3.4: the documentation also shows quoted GUIDs for lookups.
  if (literal.type === 'text' && isLookup(column) && isGuid(literal.value)) return literal.value.toLowerCase()
  throw badQuery(
    `A literal of type '${edmTypeOfLiteral(literal)}' cannot be compared with '${column.property}' of type '${edmTypeOf({ column, kind })}'.`,
  )
}
