import fc from 'fast-check'
import type { ColumnFacts } from '../../src/schema/index.js'
import { hostileText } from './hostile-text.js'

const int32 = 2 ** 31
/** Some columns hold a megabyte. */
const longestText = 10_000

/** Values that a column holds, some of them at its limits; nothing for a column that takes no plain value. */
export function heldBy({
  type,
  min,
  max,
  maxLength = longestText,
  options,
}: ColumnFacts): fc.Arbitrary<unknown> | undefined {
  switch (type) {
    case 'String':
    case 'Memo':
      return fc.oneof(
        hostileText.filter((text) => text !== '').map((text) => fitting(text, maxLength)),
        fc.constant('x'.repeat(Math.min(maxLength, longestText))),
      )
    case 'Integer':
      return fc.integer({ min: Math.max(min ?? -int32, -int32), max: Math.min(max ?? int32 - 1, int32 - 1) })
    case 'Decimal':
    case 'Double':
    case 'Money':
      return fc.double({ min: min ?? -1e6, max: max ?? 1e6, noNaN: true })
    case 'Boolean':
      return fc.boolean()
    case 'Picklist':
      return options && fc.constantFrom(...options.map(({ value }) => value))
    case 'DateTime':
      return instant.chain((date) => fc.constantFrom(date, date.toISOString(), `${date.toISOString().slice(0, 16)}Z`))
    case 'DateOnly':
      return instant.map((date) => date.toISOString().slice(0, 10))
    case 'Uniqueidentifier':
      return fc.uuid()
    default:
      return undefined
  }
}

/** Values that are just too long, out of range or no option; nothing for a column that has no such limit. */
export function beyond({ type, min, max, maxLength, options }: ColumnFacts): fc.Arbitrary<unknown> | undefined {
  switch (type) {
    case 'String':
    case 'Memo':
      return maxLength === undefined || maxLength > longestText
        ? undefined
        : fc.integer({ min: 1, max: 9 }).map((more) => 'x'.repeat(maxLength + more))
    case 'Integer':
    case 'Decimal':
    case 'Double':
    case 'Money': {
      const ends = [...(min === undefined ? [] : [min - step(min)]), ...(max === undefined ? [] : [max + step(max)])]
      return ends.length === 0 ? undefined : fc.constantFrom(...ends)
    }
    case 'Picklist': {
      const known = new Set(options?.map(({ value }) => value))
      return options && fc.integer().filter((value) => !known.has(value))
    }
    case 'DateTime':
      return fc.constant('1752-12-31T23:59:59Z')
    case 'DateOnly':
      return fc.constant('1752-12-31')
    default:
      return undefined
  }
}

const instant = fc
  .integer({ min: Date.UTC(1753, 0, 1), max: Date.UTC(9999, 11, 31) })
  .map((milliseconds) => new Date(milliseconds))

/** The least that changes so large a number. */
function step(limit: number): number {
  return Math.max(1, Math.abs(limit) * Number.EPSILON * 2)
}

/** Not cut through a pair of surrogates. */
function fitting(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Surrogate}$/u, '')
}
