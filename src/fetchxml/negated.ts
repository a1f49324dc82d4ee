import { UsageError } from '../errors/index.js'
import type { FilterPart, LinkedNode } from './filter-part.js'

const pairs = [
  ['eq', 'ne'],
  ['gt', 'le'],
  ['ge', 'lt'],
  ['null', 'not-null'],
  ['like', 'not-like'],
  ['begins-with', 'not-begin-with'],
  ['ends-with', 'not-end-with'],
  ['between', 'not-between'],
  ['in', 'not-in'],
  ['contain-values', 'not-contain-values'],
  ['under', 'not-under'],
  ['eq-userid', 'ne-userid'],
  ['eq-businessid', 'ne-businessid'],
] as const
const twins: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]),
)

/** The opposite, without the `not` that FetchXML lacks. */
export function negated(part: FilterPart): FilterPart {
  if (part.kind === 'joined') {
    return { ...part, word: part.word === 'and' ? 'or' : 'and', parts: part.parts.map(negated) }
  }
  if (part.kind === 'linked') return negatedLink(part)
  const operator = twins.get(part.operator)
  if (operator === undefined) throw new UsageError(`FetchXML has no negative of ${part.operator}.`)
  return { ...part, operator }
}

/** `all` asks for a linked record beside none that meets the condition: its opposite is either of two. */
function negatedLink(part: LinkedNode): FilterPart {
  if (part.type === 'not any') return { ...part, type: 'any' }
  if (part.type !== 'all') return { ...part, type: 'not any' }
  const { filter, ...unfiltered } = part
  const none: LinkedNode = { ...unfiltered, type: 'not any' }
  return filter === undefined ? none : { kind: 'joined', word: 'or', parts: [none, { ...part, type: 'any' }] }
}
