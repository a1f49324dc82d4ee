import { UsageError } from '../errors/index.js'
import type { FetchCondition } from './condition.js'
import { conditionAt } from './condition-at.js'
import { type Place, placeOf } from './place.js'
import { valueText } from './value-text.js'

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** The same with the sides exchanged. */
const mirrored = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' } as const

/** With a value, with null, or with another column. */
export function compare(place: Place, operator: Comparison, value: unknown): FetchCondition {
  const other = placeOf(value)
  if (other !== undefined) return compareColumns(place, operator, other)
  if (value !== null) return conditionAt(place, operator, [valueText(value, place)])
  if (operator === 'eq') return conditionAt(place, 'null')
  if (operator === 'ne') return conditionAt(place, 'not-null')
  throw new UsageError(`${place.attribute} is neither more nor less than null.`)
}

/**
 * The column of the filtered table stands on the left where there is one: that is the documented form.
 *
 * Source: "Filter rows using FetchXML", column values in the same row and in link-entities.
 */
function compareColumns(one: Place, operator: Comparison, other: Place): FetchCondition {
  if (one.scope !== other.scope) {
    throw new UsageError(`${one.attribute} and ${other.attribute} come from different where() calls.`)
  }
  if (one.link !== undefined && other.link === undefined) return compareColumns(other, mirrored[operator], one)
  const comparedWith = other.link === undefined ? other.attribute : `${other.link}.${other.attribute}`
  return conditionAt(one, operator, [], { comparedWith })
}
