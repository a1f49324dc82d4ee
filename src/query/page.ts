import type { Operation } from '../operation/index.js'

/** A part of a query's records, with the way to the next part. */
export interface Page<Row> {
  readonly records: readonly Row[]
  /** Reads the next page, or the first one of the next part of a query that was cut; absent on the last page. */
  readonly next?: Operation<Page<Row>>
  /**
   * Where the next page is, for a later run of the program: `query.resume(nextLink)` goes on there, as does that of a view.
   *
   * A page has `next` and no `nextLink` where its query was cut for a long list and further parts come after it, and where
   * it comes of FetchXML. Pages of groups and of changes are gone through by `next` alone.
   */
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
