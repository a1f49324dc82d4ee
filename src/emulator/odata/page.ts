import type { Store, StoredRecord } from '../model.js'
import { readCookie, writeCookie } from './cookie.js'
import type { Order } from './order.js'
import { pickRecords } from './pick-records.js'
import type { Preferences } from './reader.js'
import { badQuery } from './refuse.js'
import { pickFromTable } from './sorted-table.js'

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

/** Which page is cut. */
interface PageWanted {
  readonly order: Order
  readonly size: number
  /** The `$skiptoken` that the page before gave. */
  readonly token?: string | undefined
  readonly matches?: ((record: StoredRecord) => boolean) | undefined
}

/**
 * Cuts one page out of records; without them, out of the whole table. It goes on after where the page before ended, by
 * the values that its last record had then: where that record stands now does not count, since a change may have moved
 * it, and going on from there would leave out or repeat all that lies between.
 */
export function cutPage(
  store: Store,
  table: string,
  records: Iterable<StoredRecord> | undefined,
  { order, size, token, matches }: PageWanted,
): Page {
  const cookie = token === undefined ? undefined : readCookie(token, order, (id) => store.get(table, id))
  const wanted = { order, count: size + 1, after: cookie?.last, ...(matches === undefined ? {} : { matches }) }
  const isPaging = records === undefined && cookie !== undefined
  const picked = isPaging ? pickFromTable(store, table, wanted) : pickRecords(records ?? store.all(table), wanted)
  const page = picked.slice(0, size)
  const [first] = page
  const last = page.at(-1)
  const cut = { records: page.map(({ record }) => record) }
  if (first === undefined || last === undefined || picked.length <= size) return cut
  return { ...cut, next: writeCookie(order, (cookie?.page ?? 1) + 1, first.keys, last.keys) }
}
