import type { Operation } from '../operation/index.js'

/** A part of a query's records, with the way to the next part. */
export interface Page<Row> {
  readonly records: readonly Row[]
  /** Reads the next page; absent on the last one. */
  readonly next?: Operation<Page<Row>>
  /** Where the next page is, for a later run of the program: `query.resume(nextLink)` goes on there. */
  readonly nextLink?: string
  /** On the first page: how many records meet the conditions, when the query asks with `count()`. At most 5,000. */
  readonly count?: number
  /** Beside `count`: whether there are more records than the service counts. */
  readonly limited?: boolean
}

/** Whatever gives its records page by page: an operation for the first page, or a page that is there already. */
export type Paged<Row> = Operation<Page<Row>> | Page<Row>

/** A paged reading that has not been sent, whose size can still be chosen. */
export interface PagedQuery<Row> extends Operation<Page<Row>> {
  /** At most so many records in all. */
  top(count: number): PagedQuery<Row>
  /** Records per page, 1 to 5,000. */
  pageSize(count: number): PagedQuery<Row>
}
