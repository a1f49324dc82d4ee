import { UsageError } from '../errors/index.js'
import { type Comparison, compare } from './compare.js'
import { Expression, join } from './expression.js'
import { itemText } from './item-text.js'
import type { Place } from './place.js'
import { listArgument, queryFunction } from './query-function.js'

type ListName = 'In' | 'NotIn'

/** With more values than these the service's function is the shorter text, whatever they are. */
const longestChain = 8

/** A column compared with several values. */
export class ListCondition extends Expression {
  readonly at: Place
  readonly values: readonly unknown[]
  readonly isPositive: boolean

  constructor(at: Place, values: readonly unknown[], name: ListName) {
    const text = written(at, values, name)
    const opposite = () => listed(at, values, name === 'In' ? 'NotIn' : 'In')
    super(text.encoded, text.lookups, text.conditions, opposite, text.form)
    this.at = at
    this.values = values
    this.isPositive = name === 'In'
  }
}

export function listed(at: Place, values: readonly unknown[], name: ListName): ListCondition {
  if (!Array.isArray(values) || values.length === 0) {
    throw new UsageError(`The list that ${at.text} is compared with is empty.`)
  }
  if (values.includes(null)) {
    throw new UsageError(`The list that ${at.text} is compared with holds null: add isNull() to it.`)
  }
  return new ListCondition(at, [...values], name)
}

/** A list of one is a comparison; a short list, or one over a lookup's column, a chain of them. */
function written(at: Place, values: readonly unknown[], name: ListName): Expression {
  if (at.record !== '' || values.length === 1) return chain(at, values, name)
  const texts = values.map((value) => itemText(at, value))
  const call = queryFunction(name, at, listArgument(texts, at))
  if (values.length > longestChain) return call
  const short = chain(at, values, name)
  return call.encoded.length < short.encoded.length ? call : short
}

function chain(at: Place, values: readonly unknown[], name: ListName): Expression {
  const operator: Comparison = name === 'In' ? 'eq' : 'ne'
  return join(
    name === 'In' ? 'or' : 'and',
    values.map((value) => compare(at, operator, value)),
  )
}
