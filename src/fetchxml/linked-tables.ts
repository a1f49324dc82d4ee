import type { FetchTable, LinkedTables } from './fetch-table.js'
import type { EntityNode } from './node.js'

/** The links whose columns a condition of the root can name, however deep they are. */
export function linkedTables(node: EntityNode, found = new Map<string, FetchTable>()): LinkedTables {
  for (const link of node.links) {
    if (link.alias === undefined) continue // exists, in: they have no columns
    found.set(link.alias, link.table)
    linkedTables(link, found)
  }
  return found
}
