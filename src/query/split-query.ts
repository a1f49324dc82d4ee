import { UsageError } from '../errors/index.js'
import { type SelectionNode, splitList } from '../selection/index.js'
import type { CompiledQuery } from './compiled-query.js'
import type { QuerySource } from './query-source.js'

/** In characters, of a part's path: less than a request may have, because parsing a URL makes three of an apostrophe. */
const longestPart = 28_000

/**
 * Cuts the longest list that an `in` compares with, so that a query becomes several which are short enough. The records of
 * one come after those of the other: an order over all of them, and a count, no longer exist.
 */
export function splitQuery(
  source: QuerySource,
  node: SelectionNode,
  pathOf: (source: QuerySource, node: SelectionNode) => string,
): CompiledQuery | undefined {
  const others = pathOf(source, { ...node, filters: [] }).length
  const parts = splitList(node.filters, longestPart - others - '&$filter='.length)
  if (parts === undefined) return undefined
  if (parts.length > 1) requireSplittable(source, node)
  const [path, ...following] = parts.map((filters) => (left: number | undefined) => {
    return pathOf(source, { ...node, filters, top: node.top === undefined ? undefined : left })
  })
  return path && { path: path(node.top), following }
}

function requireSplittable({ name, isCounted }: QuerySource, { order }: SelectionNode): void {
  if (order.length > 0) {
    throw new UsageError(
      `${name} has a list that takes several requests, which cannot be ordered as a whole: leave out orderBy and sort the records, or shorten the list.`,
    )
  }
  if (isCounted) {
    throw new UsageError(
      `${name} has a list that takes several requests, which cannot be counted as a whole: leave out count() and count the records, or shorten the list.`,
    )
  }
}
