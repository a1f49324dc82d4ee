import type { Operation } from '../operation/index.js'

/** A part of a query's records, with the way to the next part. */
export interface Page<Row> {
  readonly records: readonly Row[]
  /** Reads the next page; absent on the last one. */
  readonly next?: Operation<Page<Row>>
  /** On the first page: how many records meet the conditions, when the query asks with `count()`. At most 5,000. */
  readonly count?: number
}

/** Whatever gives its records page by page. */
export interface PagedQuery<Row> extends Operation<Page<Row>> {
  /** At most so many records in all. */
  top(count: number): PagedQuery<Row>
  /** Records per page, 1 to 5,000. */
  pageSize(count: number): PagedQuery<Row>
}
