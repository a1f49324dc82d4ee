import { UsageError } from '../errors/index.js'
import { kindOf } from '../operation/index.js'
import { disputedKinds } from './disputed-kinds.js'
import type { SelectionNode } from './node.js'

type Expanding = Pick<SelectionNode, 'kinds' | 'table' | 'expands'>

/**
 * Refuses many-to-many collections that are nested, have nested expands, or stand beside other ones.
 *
 * Source: "Join tables using OData", expand many-to-many relationships.
 */
export function requireManyToManyApart(node: Expanding): void {
  const { expands } = node
  for (const { name, related } of expands) {
    if (isManyToMany(node, name)) requireAlone(node, name)
    if (related !== undefined && related.expands.length > 0) requireNoneIn(related)
  }
}

/** The plain name tells at once, but for names that tables disagree about: joining a table and a name takes long. */
function isManyToMany({ kinds, table }: Expanding, name: string): boolean {
  if (disputedKinds(kinds, name) === undefined) return kinds[name] === 'manyToMany'
  return kindOf(kinds, name, table) === 'manyToMany'
}

function requireAlone(node: Expanding, name: string): void {
  for (const { name: other, related } of node.expands) {
    const isAlike = isManyToMany(node, other)
    if (isAlike && (related === undefined || related.expands.length === 0)) continue
    throw new UsageError(
      isAlike
        ? `${other} is many-to-many: the service expands nothing in it. Query the related table.`
        : `${name} is many-to-many: the service does not expand it beside ${other}, which is not. Make two queries of them.`,
    )
  }
}

function requireNoneIn(node: Expanding): void {
  for (const { name, related } of node.expands) {
    if (isManyToMany(node, name)) {
      throw new UsageError(`${name} is many-to-many: the service does not expand it inside of another expand.`)
    }
    if (related !== undefined) requireNoneIn(related)
  }
}
