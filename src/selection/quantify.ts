import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import type { Condition } from '../schema/index.js'
import { Expression, toExpression } from './expression.js'
import { builtBy } from './loose.js'
import type { Place } from './place.js'

/** How many are being built around the present one: a callback may start another from a table outside of it. */
let lambdas = 0

/** `any` or `all` over a collection. `toRecord` gives the view of one of its records, by a variable. */
export function quantify<View>(
  at: Place,
  quantifier: 'any' | 'all',
  build: ((related: View) => Condition) | undefined,
  toRecord: (variable: string) => View,
): Expression {
  const { text } = at
  nameText(text.slice(at.record.length))
  if (isThroughLookup(at)) {
    throw new UsageError(`The service cannot look into ${text}: the collection is reached through a lookup.`)
  }
  if (build === undefined && quantifier === 'any') return new Expression(`${text}/any()`)
  if (typeof build !== 'function')
    throw new UsageError(`${quantifier} on ${text} takes a function that gives a condition.`)
  lambdas += 1
  try {
    const variable = `r${lambdas}`
    const { encoded, lookups, conditions } = builtBy(build, toRecord(variable), toExpression)
    return new Expression(`${text}/${quantifier}(${variable}:${encoded})`, lookups, conditions + 1)
  } finally {
    lambdas -= 1
  }
}

/** A record of a collection is one step away from its variable, the queried one none. */
function isThroughLookup({ record, isInCollection }: Place): boolean {
  return isInCollection ? record.indexOf('/') !== record.length - 1 : record !== ''
}
