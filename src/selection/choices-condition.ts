import { UsageError } from '../errors/index.js'
import type { Expression } from './expression.js'
import type { Place } from './place.js'
import { listArgument, queryFunction } from './query-function.js'

/** Whether some of the options are chosen, or none of them. */
export function choices(
  at: Place,
  options: readonly unknown[],
  name: 'ContainValues' | 'DoesNotContainValues',
): Expression {
  if (Array.isArray(options) && options.length > 0 && options.every(Number.isSafeInteger)) {
    return queryFunction(name, at, listArgument(options.map(String), at))
  }
  throw new UsageError(`${name} on ${at.text} takes a list of options as numbers, at least one.`)
}
