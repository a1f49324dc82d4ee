import type { ColumnFacts } from '../../schema/index.js'
import { isLookup, kindOf } from '../odata/value-kind.js'
import type { LinkNode } from './document.js'
import { badFetch, codes } from './refuse.js'
import { columnOf, type Source } from './scope.js'

export interface JoinColumns {
  /** Of the linked table. */
  readonly from: ColumnFacts
  /** Of the table that it is linked to. */
  readonly to: ColumnFacts
}

/**
 * The columns that a link compares. Our choice, as the documentation does not say: the one that is missing is a primary
 * key; where both are, the one lookup between the tables is taken.
 */
export function joinColumns(parent: Source, linked: Source, { from, to }: LinkNode): JoinColumns {
  const columns =
    from === undefined && to === undefined
      ? inferred(parent, linked)
      : {
          from: columnOf(linked, from ?? linked.facts.primaryKey),
          to: columnOf(parent, to ?? parent.facts.primaryKey),
        }
  for (const column of [columns.from, columns.to]) requireJoinable(column)
  const [one, other] = [kindOf(columns.from), kindOf(columns.to)]
  if (one === other) return columns
  throw badFetch(
    `'${columns.from.logicalName}' and '${columns.to.logicalName}' are of different types and cannot be joined.`,
  )
}

function inferred(parent: Source, linked: Source): JoinColumns {
  const up = lookups(parent, linked).map((to) => ({ from: columnOf(linked, linked.facts.primaryKey), to }))
  const down = lookups(linked, parent).map((from) => ({ from, to: columnOf(parent, parent.facts.primaryKey) }))
  const [only, second] = [...up, ...down]
  if (only !== undefined && second === undefined) return only
  throw badFetch(`The link to '${linked.facts.logicalName}' needs 'from' and 'to'.`, codes.missingElement)
}

function lookups({ facts }: Source, target: Source): readonly ColumnFacts[] {
  return facts.columns.filter((column) => isLookup(column) && column.targets?.includes(target.facts.logicalName))
}

/** Source: protocol/query.md 4.4. */
function requireJoinable({ logicalName, type }: ColumnFacts): void {
  if (type === 'File' || type === 'Image' || type === 'Choices') {
    throw badFetch(`A link cannot compare '${logicalName}', which is of the type ${type}.`)
  }
}
