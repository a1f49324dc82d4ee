import { UsageError } from '../errors/index.js'
import { kindOf } from '../operation/index.js'
import type { LiteralKinds } from '../schema/index.js'
import type { ExpandNode, SelectionNode } from './node.js'

const found = new WeakMap<LiteralKinds, ReadonlySet<string>>()

/** Asked for every expand, and nearly always no: the names that may be one are told from the others at once. */
export function isManyToMany({ kinds, table }: SelectionNode, name: string): boolean {
  const names = found.get(kinds) ?? namesIn(kinds)
  return names.has(name) && kindOf(kinds, name, table) === 'manyToMany'
}

/** Those that are many-to-many in some table. */
function namesIn(kinds: LiteralKinds): ReadonlySet<string> {
  const names = new Set<string>()
  for (const name in kinds) if (kinds[name] === 'manyToMany') names.add(name.slice(name.indexOf('.') + 1))
  found.set(kinds, names)
  return names
}

/**
 * Refuses many-to-many collections that are nested, have nested expands, or stand beside other ones. What is expanded
 * in the added one was looked at when it was added there.
 *
 * Source: "Join tables using OData", expand many-to-many relationships.
 */
export function requireManyToManyApart(added: ExpandNode, others: readonly ExpandNode[]): void {
  if (added.related !== undefined && added.related.expands.length > 0) requireNoneIn(added.related, added)
  for (const other of others) {
    if (added.isManyToMany === other.isManyToMany) continue
    const [one, simple] = added.isManyToMany ? [added, other] : [other, added]
    throw new UsageError(
      `${one.name} is many-to-many: the service does not expand it beside ${simple.name}, which is not. Make two queries of them.`,
    )
  }
}

function requireNoneIn({ expands }: SelectionNode, around: ExpandNode): void {
  if (around.isManyToMany) {
    throw new UsageError(`${around.name} is many-to-many: the service expands nothing in it. Query the related table.`)
  }
  for (const { name, isManyToMany } of expands) {
    if (!isManyToMany) continue
    throw new UsageError(`${name} is many-to-many: the service does not expand it inside of another expand.`)
  }
}
