import type { Operation } from '../operation/index.js'

/** A part of a query's records, with the way to the next part. */
export interface Page<Row> {
  readonly records: readonly Row[]
  /** Reads the next page; absent on the last one. */
  readonly next?: Operation<Page<Row>>
  /** How many records meet the conditions, when the query asks with `count()`: at most 5,000. */
  readonly count?: number
}
