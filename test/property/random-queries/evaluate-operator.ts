import type { ColumnFacts } from '../../../src/schema/index.js'
import { optionsIn } from './choices.js'
import type { Kind } from './columns.js'
import { dateTest } from './date-ranges.js'
import { isRefOperand } from './description.js'
import { idsAbove } from './hierarchy.js'
import { likeExpression } from './like.js'
import type { Organization, Row, TableRows } from './organization.js'
import { userIds } from './user-ids.js'

/** `null`: unknown. */
export type Truth = boolean | null

/** As values compare: text and ids in lower case, instants in milliseconds. */
export type Comparable = string | number | bigint | boolean

export interface Column {
  readonly facts: ColumnFacts
  readonly kind: Kind
  readonly table: TableRows
}

type Own = Comparable | null

export function valueIn({ facts, kind }: Column, row: Row | undefined): Own {
  const value = row?.[facts.property]
  return value === null || value === undefined ? null : comparable(kind, value)
}

function comparable(kind: Kind, value: unknown): Comparable {
  switch (kind) {
    case 'big':
      return BigInt(String(value))
    case 'instant':
    case 'clock':
      return Date.parse(String(value))
    case 'whole':
    case 'decimal':
    case 'choice':
      return Number(value)
    case 'boolean':
      return value === true
    default:
      return String(value).toLowerCase()
  }
}

const comparisons: Readonly<Record<string, (own: Comparable, other: Comparable) => boolean>> = {
  eq: (own, other) => own === other,
  gt: (own, other) => own > other,
  ge: (own, other) => own >= other,
  lt: (own, other) => own < other,
  le: (own, other) => own <= other,
}

/** What an operator says of a column's value. */
export function decide(
  organization: Organization,
  column: Column,
  operator: string,
  own: Own,
  given: readonly unknown[],
): Truth {
  const [first, second] = given.map((value) => operandOf(column, value))
  if (operator === 'isNull') return own === null
  if (operator === 'isNotNull') return own !== null
  if (operator === 'eq' && given[0] === null) return own === null
  // Unequal is two-valued, as the platform's own conditions are: it finds records without a value too.
  if (operator === 'ne') return own !== (first ?? null)
  if (operator === 'notIn') return !listOf(column, given[0]).includes(own)

  const ids = userIds(organization, operator)
  if (operator === 'neUserId' || operator === 'neBusinessId') return !(ids ?? []).includes(own)
  if (own === null) return null
  if (ids !== undefined) return ids.includes(own)

  const compare = comparisons[operator]
  if (compare !== undefined) return first === undefined || first === null ? null : compare(own, first)
  const inTime = dateTest(operator, given, typeof own === 'string' ? Date.parse(own) : Number(own))
  if (inTime !== undefined) return inTime
  switch (operator) {
    case 'between':
      return isBetween(own, first, second)
    case 'notBetween':
      return !isBetween(own, first, second)
    case 'in':
      return listOf(column, given[0]).includes(own)
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return textTest(operator, String(own), String(given[0]).toLowerCase(), given[1] !== undefined)
    case 'fullText':
      return String(given[0])
        .toLowerCase()
        .split(' ')
        .every((word) => String(own).includes(word))
    case 'containValues':
    case 'doesNotContainValues': {
      const chosen = optionsIn(String(own))
      const isChosen = (given[0] as readonly number[]).some((option) => chosen.includes(option)) // as the plan has it
      return isChosen === (operator === 'containValues')
    }
    case 'eqUserLanguage':
      return own === 1033
    default:
      return hierarchyTest(column, operator, own, String(first))
  }
}

function operandOf({ kind }: Column, value: unknown): Own {
  if (isValue(value)) return value.value
  if (isRefOperand(value)) return value.id
  return typeof value === 'object' || value === undefined ? null : comparable(kind, value)
}

/** The value that another column of the record has. */
function isValue(value: unknown): value is { readonly value: Own } {
  return typeof value === 'object' && value !== null && 'value' in value
}

function listOf({ kind }: Column, values: unknown): readonly Own[] {
  return Array.isArray(values) ? values.map((value) => comparable(kind, value)) : []
}

function isBetween(own: Comparable, from: Own | undefined, to: Own | undefined): boolean {
  return from !== null && from !== undefined && to !== null && to !== undefined && own >= from && own <= to
}

function textTest(operator: string, own: string, part: string, isPattern: boolean): boolean {
  if (isPattern) {
    const before = operator === 'startsWith' ? '' : '%'
    return likeExpression(`${before}${part}${operator === 'endsWith' ? '' : '%'}`).test(own)
  }
  if (operator === 'contains') return own.includes(part)
  return operator === 'startsWith' ? own.startsWith(part) : own.endsWith(part)
}

function hierarchyTest({ table }: Column, operator: string, own: Comparable, id: string): boolean {
  const tree = { table: table.table.name, rows: table.rows, primaryKey: table.facts.primaryKey }
  const isAbove = idsAbove(tree, id.toLowerCase()).includes(own)
  const isUnder = idsAbove(tree, own).includes(id.toLowerCase())
  const isSame = own === id.toLowerCase()
  switch (operator) {
    case 'above':
      return isAbove
    case 'aboveOrEqual':
      return isAbove || isSame
    case 'under':
      return isUnder
    case 'underOrEqual':
      return isUnder || isSame
    case 'notUnder':
      return !isUnder
    default:
      throw new Error(`The evaluation does not know ${operator}.`)
  }
}
