import type { KnownNames } from '../known-names.js'
import { header } from './header.js'
import { literal } from './literal.js'

/** The names that a service may know. */
export function renderKnownNames({ entitySets, unbound, bound }: KnownNames): string {
  return `${header('', 'codegen/known-names.json')}
/** Entity sets of Sales, Customer Service and the platform beneath them. */
export const entitySetNames: readonly string[] = ${list(entitySets)}

/** Their actions and functions that are called on the root. */
export const unboundNames: readonly string[] = ${list(unbound)}

/** Their actions and functions that are called on a record or a set. */
export const boundNames: readonly string[] = ${list(bound)}
`
}

function list(names: readonly string[]): string {
  return `[\n${names.map((name) => `  ${literal(name)},\n`).join('')}]`
}
