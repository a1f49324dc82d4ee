import { compare } from './compare.js'
import { type Expression, Joined } from './expression.js'
import { itemText } from './item-text.js'
import type { Place } from './place.js'
import { listArgument, queryFunction } from './query-function.js'

/** Both ends included. */
export function between(at: Place, from: unknown, to: unknown): Expression {
  return (
    called('Between', at, from, to) ??
    new Joined('and', [compare(at, 'ge', from), compare(at, 'le', to)], () => notBetween(at, from, to))
  )
}

/** Both ends excluded. */
export function notBetween(at: Place, from: unknown, to: unknown): Expression {
  return (
    called('NotBetween', at, from, to) ??
    new Joined('or', [compare(at, 'lt', from), compare(at, 'gt', to)], () => between(at, from, to))
  )
}

/** How the functions read anything but numbers is not documented; nor do they take a path. */
function called(name: 'Between' | 'NotBetween', at: Place, from: unknown, to: unknown): Expression | undefined {
  if (at.record !== '' || !isNumber(at, from) || !isNumber(at, to)) return undefined
  return queryFunction(name, at, listArgument([itemText(at, from), itemText(at, to)], at))
}

function isNumber({ kind }: Place, value: unknown): boolean {
  return typeof value === 'number' || kind === 'int64' || kind === 'bigint'
}
