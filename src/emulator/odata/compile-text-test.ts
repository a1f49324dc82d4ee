import { compilePath } from './compile-path.js'
import { edmTypeOf } from './edm-type.js'
import type { TextTest } from './expression.js'
import { fold } from './fold.js'
import { hasWildcard, likePattern } from './like-pattern.js'
import type { QueryBudget } from './query-budget.js'
import { badQuery } from './refuse.js'
import type { Scope, Test } from './scope.js'

/**
 * `contains`, `startswith` and `endswith`. SQL's wildcards are live in their literals. Source: protocol/query.md 3.4.
 * They are live in these three only. Source: "Use wildcard characters in conditions for string values".
 */
export function compileTextTest(scope: Scope, { name, operand, value }: TextTest): Test {
  scope.budget.condition()
  if (operand.kind !== 'path' || value.kind !== 'literal' || value.literal.type !== 'text') {
    throw badQuery(`The function '${name}' takes a property and a text in quotes.`)
  }
  const { column, kind, read } = compilePath(scope, operand.segments)
  if (kind !== 'text') {
    throw badQuery(
      `The function '${name}' takes text, and '${column.property}' is of type '${edmTypeOf({ column, kind })}'.`,
    )
  }
  const matches = matcher(name, value.literal.value, scope.budget)
  return (frame) => {
    const own = read(frame)
    return own === null ? null : matches(String(own))
  }
}

function matcher(name: TextTest['name'], sought: string, budget: QueryBudget): (text: string) => boolean {
  if (name === 'startswith' && sought.startsWith('%')) {
    throw badQuery("A leading '%' is not supported in startswith.")
  }
  if (name === 'endswith' && sought.endsWith('%')) throw badQuery("A trailing '%' is not supported in endswith.")
  if (hasWildcard(sought)) return likePattern(surround[name](sought), budget)
  const folded = fold(sought)
  if (name === 'contains') return (text) => fold(text).includes(folded)
  if (name === 'startswith') return (text) => fold(text).startsWith(folded)
  return (text) => fold(text).endsWith(folded)
}

const surround: Readonly<Record<TextTest['name'], (text: string) => string>> = {
  contains: (text) => `%${text}%`,
  startswith: (text) => `${text}%`,
  endswith: (text) => `%${text}`,
}
