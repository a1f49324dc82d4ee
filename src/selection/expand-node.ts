import { countConditions, countJoins } from './limits.js'
import { isManyToMany } from './many-to-many.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** An expand of what `node` asks for; without `related`, of the reference alone. */
export function expandNode(node: SelectionNode, name: string, related?: SelectionNode): ExpandNode {
  // Most expands name columns and nothing else.
  const isPlain = related === undefined || (related.filters.length === 0 && related.expands.length === 0)
  return {
    name,
    related,
    isManyToMany: isManyToMany(node, name),
    joins: isPlain ? 1 : 1 + countJoins(related),
    conditions: isPlain ? 0 : countConditions(related),
  }
}
