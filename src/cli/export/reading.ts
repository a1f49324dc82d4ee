import type { Operation, Page } from '../../index.js'

/** A record as it comes, with its annotations beside the values. */
export type ServiceRecord = Readonly<Record<string, unknown>>

/** What an export reads. */
export interface Reading {
  readonly firstPage: Operation<Page<ServiceRecord>>
  /** Names of the values in their order, as far as the query says which there are. */
  readonly columns: readonly string[]
  /** Asks how many records there are, where that is cheap. An estimate. */
  readonly total?: Operation<number | undefined>
}
