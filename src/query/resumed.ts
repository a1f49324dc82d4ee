import type { PagedQuery } from './page.js'
import { nextPage, type Reading } from './read-page.js'

/** What can go on at a link. */
interface Resumable<Row> {
  top(count: number): Resumable<Row>
  pageSize(count: number): Resumable<Row>
  resume(link: string): PagedQuery<Row>
}

/**
 * A reading that begins at a link, whose size can still be chosen. Its pages are as large as the query says, which should
 * be what it said in the first run; `top` only leaves out what is too much.
 */
export function resumed<Row>(link: string, reading: Reading, query: Resumable<Row>): PagedQuery<Row> {
  return Object.freeze({
    ...nextPage<Row>(link, { ...reading, link }),
    top: (count: number) => query.top(count).resume(link),
    pageSize: (count: number) => query.pageSize(count).resume(link),
  })
}
