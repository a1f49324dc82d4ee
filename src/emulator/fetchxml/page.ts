import type { FetchDocument } from './document.js'
import { compareKeys, type FetchOrder, type Sorted } from './order.js'
import { readPagingCookie, writePagingCookie } from './paging-cookie.js'
import { badFetch, codes } from './refuse.js'

/** The most rows of one page, and their number when none is asked for. Source: protocol/query.md 4.2. */
export const mostInPage = 5000
/** As far as pages without a cookie go. Source: protocol/query.md 4.2. */
const mostWithoutCookie = 50_000

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly more: boolean
  readonly cookie?: string
}

/**
 * Cuts one page out of the sorted rows. With the cookie of the page before it goes on after that page's last row as it was
 * then; without one, or with that of another page, it counts. Our choice: `count` beyond 5,000 is 5,000.
 */
export function cutPage(document: FetchDocument, order: FetchOrder, sorted: readonly Sorted[]): Page<Sorted> {
  const { page = 1, pagingCookie } = document
  const hasCookie = order.columns.every(({ source }) => source.index === 0)
  // Source: protocol/query.md 4.2: a query that is ordered by a linked column has none.
  const cookie = pagingCookie === undefined || !hasCookie ? undefined : readPagingCookie(pagingCookie, order)
  const start = cookie?.page === page - 1 ? after(sorted, order, cookie.last) : undefined
  const cut = countPage(document, sorted, start)
  const [first] = cut.rows
  const last = cut.rows.at(-1)
  if (!cut.more || !hasCookie || first === undefined || last === undefined) return cut
  const next = writePagingCookie(order, page, first, last)
  return next === undefined ? cut : { ...cut, cookie: next }
}

/** A page of rows that have no cookie, or one that begins at a known place. */
export function countPage<Row>(
  { top, count, page = 1 }: FetchDocument,
  rows: readonly Row[],
  start?: number,
): Page<Row> {
  if (top !== undefined) return { rows: rows.slice(0, top), more: false }
  const size = Math.min(count ?? mostInPage, mostInPage)
  if (start === undefined && page > 1 && page * size > mostWithoutCookie) {
    throw badFetch(`Without a paging cookie at most ${mostWithoutCookie} rows can be read.`, codes.pastSimplePaging)
  }
  const from = start ?? (page - 1) * size
  return { rows: rows.slice(from, from + size), more: from + size < rows.length }
}

function after(sorted: readonly Sorted[], { all }: FetchOrder, last: Sorted['keys']): number {
  const next = sorted.findIndex(({ keys }) => compareKeys(all, keys, last) > 0)
  return next === -1 ? sorted.length : next
}
