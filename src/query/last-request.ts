import type { CompiledQuery, PartOrder } from './compiled-query.js'

/** The request whose pages have a `nextLink`: the only one of a query, or its last part. */
export function lastRequest({ path, order, following }: CompiledQuery): {
  readonly path: string
  readonly order: PartOrder | undefined
} {
  const last = following.at(-1)
  return last === undefined ? { path, order } : { path: last.path(undefined), order: last.order }
}
