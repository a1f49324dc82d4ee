import { type Expression, Joined, join } from './expression.js'
import { itemText } from './item-text.js'
import { lengthInUrl } from './length-in-url.js'
import { countConditions, countJoins, mostConditions } from './limits.js'
import { ListCondition, listed } from './list-condition.js'
import { listParts } from './list-parts.js'
import type { SelectionNode } from './node.js'
import { listArgument, queryFunction } from './query-function.js'

/** What each part has to keep within. */
export interface SplitLimits {
  /** In characters of URL, of the conditions joined with `and`. */
  readonly maxLength: number
  /** Property name of the queried table's primary key. */
  readonly primaryKey: string
  /** Of a list of primary keys, whose records then come on one page: in records. */
  readonly pageSize: number
}

/** One part of a query whose list was cut. */
export interface ListPart {
  readonly filters: readonly Expression[]
  /** Its part of a list of primary keys, in lower case and in the order of the list. */
  readonly ids: readonly string[] | undefined
}

/**
 * Cuts the longest list of `in` into parts, in its order and without duplicates, so that the conditions fit into a URL
 * with each of them. The parts find together what the whole would have found. Nothing where no list stands alone beside
 * the other conditions, or where cutting it does not help.
 */
export function splitList(node: SelectionNode, limits: SplitLimits): readonly ListPart[] | undefined {
  const { filters } = node
  const list = longestList(filters)
  if (list === undefined) return undefined
  const { at } = list
  const isOfKeys = at.record === '' && at.text === limits.primaryKey
  const parts = listParts(list, { length: roomFor(list, filters, limits), values: mostValues(list, node, limits) })
  return parts?.map((values) => ({
    filters: filters.map((filter) => replace(filter, list, listed(at, values, 'In'))),
    ids: isOfKeys ? values.map((value) => itemText(at, value)) : undefined,
  }))
}

function roomFor(list: ListCondition, filters: readonly Expression[], { maxLength }: SplitLimits): number {
  const others = lengthInUrl(join('and', filters).encoded) - lengthInUrl(list.encoded)
  const frame = list.at.record === '' ? queryFunction('In', list.at, listArgument([], list.at)).encoded : '()'
  return maxLength - others - lengthInUrl(frame)
}

function mostValues({ at, conditions }: ListCondition, node: SelectionNode, limits: SplitLimits): number {
  if (at.record !== '') return mostConditions - (countConditions(node) + countJoins(node) - conditions)
  return at.text === limits.primaryKey ? limits.pageSize : Number.POSITIVE_INFINITY
}

function longestList(conditions: readonly Expression[]): ListCondition | undefined {
  let longest: ListCondition | undefined
  for (const condition of conditions) {
    const list = condition instanceof ListCondition ? condition : longestList(partsOf(condition))
    if (!list?.isPositive || list.values.length < 2) continue
    if (longest === undefined || list.encoded.length > longest.encoded.length) longest = list
  }
  return longest
}

/** What has to be met beside one another. */
function partsOf(condition: Expression): readonly Expression[] {
  return condition instanceof Joined && condition.form === 'and' ? condition.parts : []
}

function replace(condition: Expression, list: ListCondition, part: ListCondition): Expression {
  if (condition === list) return part
  const parts = partsOf(condition)
  if (parts.length === 0) return condition
  return join(
    'and',
    parts.map((one) => replace(one, list, part)),
  )
}
