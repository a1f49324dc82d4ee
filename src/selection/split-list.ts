import { encodeText } from '../operation/index.js'
import { compare } from './compare.js'
import { type Expression, Joined, join } from './expression.js'
import { itemText } from './item-text.js'
import { ListCondition, listed } from './list-condition.js'
import { listArgument, queryFunction } from './query-function.js'

/** Of a query, its joins counted. Source: protocol/query.md 3.4. */
const mostConditions = 500

/**
 * Cuts the longest list of `in` into parts, in its order and without duplicates, so that the conditions, joined with
 * `and`, fit into `maxLength` characters of URL with each of them. The parts find together what the whole would have
 * found. Nothing where no list stands alone beside the other conditions, or where cutting it does not help.
 */
export function splitList(filters: readonly Expression[], maxLength: number): Expression[][] | undefined {
  const list = longestList(filters)
  if (list === undefined) return undefined
  const whole = join('and', filters)
  const isChain = list.at.record !== ''
  const frame = isChain ? 2 : queryFunction('In', list.at, listArgument([], list.at)).encoded.length
  const room = maxLength - (whole.encoded.length - list.encoded.length) - frame
  const mostValues = isChain ? mostConditions - (whole.conditions - list.conditions) : Number.POSITIVE_INFINITY
  const parts = cut(list, room, mostValues)
  return parts?.map((values) => filters.map((filter) => replace(filter, list, listed(list.at, values, 'In'))))
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

function cut({ at, values }: ListCondition, room: number, mostValues: number): readonly unknown[][] | undefined {
  const seen = new Set<string>()
  const parts: unknown[][] = []
  let part: unknown[] = []
  let left = 0
  for (const value of values) {
    const text = itemText(at, value)
    if (seen.has(text)) continue
    seen.add(text)
    const length =
      at.record === ''
        ? encodeText(JSON.stringify(text), at.text).length + '%2C'.length
        : compare(at, 'eq', value).encoded.length + '%20or%20'.length
    if (length > room || mostValues < 1) return undefined
    if (length > left || part.length >= mostValues) {
      part = []
      parts.push(part)
      left = room
    }
    part.push(value)
    left -= length
  }
  return parts
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
