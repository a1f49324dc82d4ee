import { countConditions, countJoins } from './limits.js'
import { isManyToMany } from './many-to-many.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** An expand of what `node` asks for; without `related`, of the reference alone. */
export function expandNode(node: SelectionNode, name: string, related?: SelectionNode): ExpandNode {
  return {
    name,
    related,
    isManyToMany: isManyToMany(node, name),
    joins: related === undefined ? 1 : 1 + countJoins(related),
    conditions: related === undefined ? 0 : countConditions(related),
  }
}
