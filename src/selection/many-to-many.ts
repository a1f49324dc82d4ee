import { UsageError } from '../errors/index.js'
import { kindOf } from '../operation/index.js'
import { disputedKinds } from './disputed-kinds.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** The plain name tells at once, but for names that tables disagree about: joining a table and a name takes long. */
export function isManyToMany({ kinds, table }: SelectionNode, name: string): boolean {
  if (disputedKinds(kinds, name) === undefined) return kinds[name] === 'manyToMany'
  return kindOf(kinds, name, table) === 'manyToMany'
}

/**
 * Refuses many-to-many collections that are nested, have nested expands, or stand beside other ones. What is expanded
 * in the added one was looked at when it was added there.
 *
 * Source: "Join tables using OData", expand many-to-many relationships.
 */
export function requireManyToManyApart(added: ExpandNode, others: readonly ExpandNode[]): void {
  if (added.related !== undefined) requireNoneIn(added.related, added)
  for (const other of others) {
    if (added.isManyToMany === other.isManyToMany) continue
    const [one, simple] = added.isManyToMany ? [added, other] : [other, added]
    throw new UsageError(
      `${one.name} is many-to-many: the service does not expand it beside ${simple.name}, which is not. Make two queries of them.`,
    )
  }
}

function requireNoneIn({ expands }: SelectionNode, around: ExpandNode): void {
  if (around.isManyToMany && expands.length > 0) {
    throw new UsageError(`${around.name} is many-to-many: the service expands nothing in it. Query the related table.`)
  }
  for (const { name, isManyToMany } of expands) {
    if (!isManyToMany) continue
    throw new UsageError(`${name} is many-to-many: the service does not expand it inside of another expand.`)
  }
}
