import { isNested, parseExpand } from './parse-expand.js'
import { planExpands, type Shape } from './plan-expand.js'
import type { QueryText } from './query-text.js'
import type { Scope } from './scope.js'
import { parseSelect } from './select.js'

/** What `$select` and `$expand` ask of the rows, and whether an expand stands in an expand. */
export function planShape(scope: Scope, { options }: QueryText): { readonly shape: Shape; readonly nested: boolean } {
  const [{ facts }] = scope.variables
  const selection = parseSelect(facts, options.get('$select'))
  const text = options.get('$expand')
  const items = text === undefined ? [] : parseExpand(text)
  return { shape: { facts, selection, expands: planExpands(scope, items) }, nested: isNested(items) }
}
