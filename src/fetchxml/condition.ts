import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'
import { filterElement } from './compile-filter.js'
import type { FilterPart, JoinedNode } from './filter-part.js'
import { negated } from './negated.js'
import { addSizes, partSize, requireFewParts } from './part-size.js'
import { made, takenUp } from './scope.js'
import { xmlOf } from './xml-element.js'

/** A condition of a FetchXML document. A value, as those of OData are. */
export class FetchCondition implements Condition {
  readonly part: FilterPart

  constructor(part: FilterPart) {
    this.part = Object.freeze(part)
    made(this)
  }

  and(...others: readonly Condition[]): FetchCondition {
    return joined('and', [this, ...others])
  }

  or(...others: readonly Condition[]): FetchCondition {
    return joined('or', [this, ...others])
  }

  /**
   * FetchXML has no `not`: the opposite operators stand in, and where there is none it is refused. Like `ne`, the
   * negative of `eq`, `in` and a text test finds records without a value; that of `gt` and its like does not.
   */
  not(): FetchCondition {
    takenUp(this)
    return new FetchCondition(negated(this.part))
  }

  /** The `filter` element. */
  toString(): string {
    return xmlOf(filterElement([this.part]))
  }
}

/** What is joined with the same word already is taken apart, so that a long chain is no deep one. */
function joined(word: JoinedNode['word'], conditions: readonly Condition[]): FetchCondition {
  const parts = conditions.flatMap((one) => {
    const condition = toFetchCondition(one)
    takenUp(condition)
    const { part } = condition
    return part.kind === 'joined' && part.word === word ? part.parts : [part]
  })
  requireFewParts(addSizes(parts.map(partSize)))
  return new FetchCondition({ kind: 'joined', word, parts })
}

export function toFetchCondition(condition: unknown): FetchCondition {
  if (condition instanceof FetchCondition) return condition
  throw new UsageError(
    'A condition of FetchXML is made by the columns that its where() hands out, such as a.name.eq("A"): those of query(), and odata``, belong to query().',
  )
}
