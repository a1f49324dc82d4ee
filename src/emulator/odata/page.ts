import type { StoredRecord } from '../model.js'
import { type Cookie, readCookie, writeCookie } from './cookie.js'
import { type Order, type Sorted, sortRecords } from './order.js'
import type { Preferences } from './reader.js'
import { badQuery } from './refuse.js'

/** The most rows of one answer. Source: protocol/query.md 3.1. */
export const mostInPage = 5000

/** The records of one page. */
export interface Page {
  readonly records: readonly StoredRecord[]
  /** The `$skiptoken` of the next page; absent on the last. */
  readonly next?: string
}

/** Our choice, as the service does not document it: a page size beyond 5,000 is 5,000. */
export function pageSize({ maxPageSize }: Preferences): number {
  return Math.min(Math.max(maxPageSize ?? mostInPage, 1), mostInPage)
}

/** Reads the text of `$top`. Our choice: beyond 5,000 it is 5,000. */
export function parseTop(text: string): number {
  if (!/^\d+$/.test(text)) throw badQuery(`'${text}' in $top is not a whole number.`)
  return Math.min(Number(text), mostInPage)
}

/** Cuts one page out of the records; `token` is the `$skiptoken` that the page before gave. */
export function cutPage(records: Iterable<StoredRecord>, order: Order, size: number, token: string | undefined): Page {
  const cookie = token === undefined ? undefined : readCookie(token, order)
  const sorted = sortRecords(records, order)
  const start = cookie === undefined ? 0 : positionAfter(sorted, order, cookie)
  const page = sorted.slice(start, start + size)
  const [first] = page
  const last = page.at(-1)
  const cut = { records: page.map(({ record }) => record) }
  if (first === undefined || last === undefined || start + size >= sorted.length) return cut
  return { ...cut, next: writeCookie(order, (cookie?.page ?? 1) + 1, first.keys, last.keys) }
}

/**
 * After where the page before ended, by the values that its last record had then. Where that record stands now does not
 * count: a change may have moved it, and going on from there would leave out or repeat all that lies between.
 */
function positionAfter(sorted: readonly Sorted[], order: Order, { last }: Cookie): number {
  const next = sorted.findIndex(({ keys }) => order.compare(keys, last) > 0)
  return next === -1 ? sorted.length : next
}
