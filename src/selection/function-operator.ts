import { UsageError } from '../errors/index.js'
import type { Expression } from './expression.js'
import type { Place } from './place.js'
import { queryFunction } from './query-function.js'

/** An operator of a column that is a query function of the service. */
export type FunctionOperator = (at: Place, first: unknown, second: unknown) => Expression

/** `LastXDays` → `lastXDays`, `NotEqualUserId` → `neUserId`. */
export function operatorName(name: string): string {
  const short = name.replace(/^NotEqual/, 'Ne').replace(/^Equal/, 'Eq')
  return short.charAt(0).toLowerCase() + short.slice(1)
}

/** Names of functions → their operators. */
export function operatorsFor(
  names: readonly string[],
  toOperator: (name: string) => FunctionOperator,
): Readonly<Record<string, FunctionOperator>> {
  return Object.fromEntries(names.map((name) => [operatorName(name), toOperator(name)]))
}

/** A function of the column alone. */
export function plain(name: string): FunctionOperator {
  return (at) => queryFunction(name, at)
}

/** Refuses what is no count and no number of a period or a year. Our choice: how large they may be, the service decides. */
export function wholeNumber(name: string, { text }: Place, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw new UsageError(`${operatorName(name)} on ${text} takes a whole number above 0.`)
}
