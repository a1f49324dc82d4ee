import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'
import { filterElement } from './compile-filter.js'
import type { FilterPart, JoinedNode } from './filter-part.js'
import { negated } from './negated.js'
import { xmlOf } from './xml-element.js'

/** A condition of a FetchXML document. A value, as those of OData are. */
export class FetchCondition implements Condition {
  readonly part: FilterPart

  constructor(part: FilterPart) {
    this.part = Object.freeze(part)
  }

  and(...others: readonly Condition[]): FetchCondition {
    return joined('and', [this, ...others])
  }

  or(...others: readonly Condition[]): FetchCondition {
    return joined('or', [this, ...others])
  }

  /** FetchXML has no `not`: the opposite operators stand in, and where there is none it is refused. */
  not(): FetchCondition {
    return new FetchCondition(negated(this.part))
  }

  /** The `filter` element. */
  toString(): string {
    return xmlOf(filterElement([this.part]))
  }
}

function joined(word: JoinedNode['word'], conditions: readonly Condition[]): FetchCondition {
  return new FetchCondition({ kind: 'joined', word, parts: conditions.map((one) => toFetchCondition(one).part) })
}

export function toFetchCondition(condition: unknown): FetchCondition {
  if (condition instanceof FetchCondition) return condition
  throw new UsageError(
    'A condition of FetchXML is made by the columns that its where() hands out, such as a.name.eq("A").',
  )
}
