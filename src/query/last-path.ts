import type { CompiledQuery } from './compiled-query.js'

/**
 * The path of the request whose pages have a `nextLink`: the only one of a query, or its last part. Nothing where records
 * are put in the order of a list: each of its parts has to come on one page.
 */
export function lastPath({ path, order, following }: CompiledQuery): string | undefined {
  const last = following.at(-1) ?? { path: () => path, order }
  return last.order === undefined ? last.path(undefined) : undefined
}
