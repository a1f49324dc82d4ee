/** One of the requests that a query is cut into. */
export interface QueryPart {
  /** Its path, given how many records are still wanted. */
  path(left: number | undefined): string
  readonly order: PartOrder | undefined
}

/** The order that a list of primary keys gives to the records of its part. */
export interface PartOrder {
  /** Property name of the primary key. */
  readonly column: string
  readonly ids: readonly string[]
}

/** A query as requests: one, or several where one would be too long. */
export interface CompiledQuery {
  readonly path: string
  readonly order?: PartOrder | undefined
  readonly following: readonly QueryPart[]
}
