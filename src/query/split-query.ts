import { UsageError } from '../errors/index.js'
import type { ListPart, SelectionNode } from '../selection/index.js'
import type { CompiledQuery, QueryPart } from './compiled-query.js'
import { cutQuery, type PathOf } from './cut-query.js'
import type { QuerySource } from './query-source.js'

type ToPath = (source: QuerySource, node: SelectionNode) => string

/**
 * Cuts the longest list that an `in` compares with, so that a query becomes several which are short enough. The records of
 * one come after those of the other: an order over all of them, and a count, no longer exist.
 */
export function splitQuery(source: QuerySource, node: SelectionNode, toPath: ToPath): CompiledQuery | undefined {
  const pathOf = (one: SelectionNode) => toPath(source, one)
  const parts = cutQuery(node, source, pathOf)
  if (parts === undefined) return undefined
  if (parts.length > 1) requireSplittable(source, node)
  const [first, ...following] = parts.map((part) => partOf(source, node, part, pathOf))
  return first && { path: first.path(node.top), order: first.order, following }
}

/** Where the records are put in the order of the list, the limit is kept here: the service would pick any of them. */
function partOf({ table }: QuerySource, node: SelectionNode, { filters, ids }: ListPart, pathOf: PathOf): QueryPart {
  const order = ids === undefined || node.order.length > 0 ? undefined : { column: table.primaryKey, ids }
  const isLimited = node.top !== undefined && order === undefined
  return { path: (left) => pathOf({ ...node, filters, top: isLimited ? left : undefined }), order }
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
