import type { TableFacts } from '../../schema/index.js'
import type { Store } from '../model.js'

/** What a read needs to know besides the rows. */
export interface Reader {
  readonly store: Store
  /** The user that reads. */
  readonly userId: string
  /** Refuses to read a table that the user may not read. */
  requireRead?(facts: TableFacts): void
  now(): Date
  /** Absolute, without a slash at its end: `https://contoso.crm.dynamics.com/api/data/v9.2`. */
  readonly apiRoot: string
  readonly limits?: Limits
}

/** Bounds that a test may want lower than the service has them. */
export interface Limits {
  /** How many rows an aggregate may go through; 50,000 when absent. */
  readonly aggregateRows?: number
}

/** What the request's Prefer headers ask of a read. */
export interface Preferences {
  /** `odata.maxpagesize`. */
  readonly maxPageSize?: number
  /** The patterns of `odata.include-annotations`: a name, a name with `*` at its end, or `*`. */
  readonly annotations: readonly string[]
}

/** An answer as it stands in JSON. */
export type Body = Readonly<Record<string, unknown>>
