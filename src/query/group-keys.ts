import { UsageError } from '../errors/index.js'
import { kindOf, nameText } from '../operation/index.js'
import type { Table } from '../schema/index.js'
import { mostJoins } from '../selection/index.js'
import type { GroupKey } from './aggregate-node.js'
import { walkedPath } from './walked-path.js'

/** The keys that a caller names: columns, and at the end an object of walks through lookups. */
export function groupKeys(table: Table, given: readonly unknown[]): readonly GroupKey[] {
  const last = given.at(-1)
  const walks = typeof last === 'object' && last !== null ? Object.entries(last) : []
  const own = typeof last === 'object' ? given.slice(0, -1) : given
  const keys = [...new Set(own.map(nameText))]
    .map((name) => keyOf(name, name))
    .concat(walks.map(([name, build]) => keyOf(nameText(name), walkedPath(build, name))))
  if (keys.length === 0) throw new UsageError('groupBy takes at least one column.')
  for (const key of keys) requireGroupable(key, table)
  requireFewJoins(keys)
  requireTellable(keys)
  return keys
}

function keyOf(name: string, path: string): GroupKey {
  const end = path.lastIndexOf('/')
  return { name, path, column: path.slice(end + 1), isReached: end !== -1 }
}

/** Source: "Aggregate data using OData", which does not group by instants. Days are left to the service. */
function requireGroupable({ path, column, isReached }: GroupKey, { kinds, name }: Table): void {
  const kind = kindOf(kinds, column, isReached ? undefined : name)
  if (kind !== 'dateTime' && kind !== 'timeZoneIndependent') return
  throw new UsageError(
    `The service does not group by ${path}, which holds instants: FetchXML groups by day(…) or month(…).`,
  )
}

function requireFewJoins(keys: readonly GroupKey[]): void {
  const joins = joinsOf(keys).length
  if (joins <= mostJoins) return
  throw new UsageError(`A query goes through at most ${mostJoins} lookups; this one goes through ${joins}.`)
}

/** The lookups that keys go through, each by its path. */
export function joinsOf(keys: readonly GroupKey[]): readonly string[] {
  const joins = keys.flatMap(({ path }) => {
    const lookups = path.split('/').slice(0, -1)
    return lookups.map((_, index) => lookups.slice(0, index + 1).join('/'))
  })
  return [...new Set(joins)]
}

/** The answer calls a key that is reached by its table and its column, and leaves it out where it is null. */
function requireTellable(keys: readonly GroupKey[]): void {
  if (new Set(keys.map(({ name }) => name)).size < keys.length) {
    throw new UsageError('groupBy is given two keys of one name.')
  }
  const reached = keys.filter(({ isReached }) => isReached)
  const alike = reached.find((one) =>
    reached.some((other) => one !== other && `_${other.column}`.endsWith(`_${one.column}`)),
  )
  if (alike === undefined) return
  throw new UsageError(
    `Two keys end in ${alike.column}: the answer does not tell them apart when one is null. Group by the lookups instead.`,
  )
}
