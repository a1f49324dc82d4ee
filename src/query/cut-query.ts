import { UsageError } from '../errors/index.js'
import { hasTooManyConditions, type ListPart, lengthInUrl, type SelectionNode, splitList } from '../selection/index.js'
import type { QuerySource } from './query-source.js'

/** In characters: what is left of the service's 32,768 for a URL when the organization has had its share. */
const longestPath = 32_000
/** Of a part, so that the token of a link to its next page finds room as well. */
const longestPart = 28_000

/**
 * Of primary keys, whose records have to come on one page to be put in the order of the list: no more than a page of an
 * elastic table holds. Source: "Query data using the Web API".
 */
const mostKeys = 500

/** How a node becomes the path of a request. */
export type PathOf = (node: SelectionNode) => string

/** The parts of a query that is too long for one request. Nothing where it fits, or where cutting a list does not help. */
export function cutQuery(
  node: SelectionNode,
  { table, pageSize = mostKeys }: Pick<QuerySource, 'table' | 'pageSize'>,
  pathOf: PathOf,
): readonly ListPart[] | undefined {
  if (!hasTooManyConditions(node) && !isTooLong(pathOf(node))) return undefined
  const maxLength = longestPart - lengthInUrl(pathOf({ ...node, filters: [] })) - '&$filter='.length
  return splitList(node, { maxLength, primaryKey: table.primaryKey, pageSize: Math.min(pageSize, mostKeys) })
}

/** For requests whose answers do not add up of themselves. */
export function requireOneRequest(
  node: SelectionNode,
  source: Pick<QuerySource, 'table' | 'pageSize'>,
  pathOf: PathOf,
  refusal: string,
): void {
  if ((cutQuery(node, source, pathOf)?.length ?? 1) > 1) throw new UsageError(refusal)
}

export function isTooLong(path: string): boolean {
  return path.length > longestPath / 3 && lengthInUrl(path) > longestPath
}
