/** The path of a further part of a query, given how many records are still wanted. */
export type PartPath = (left: number | undefined) => string

/** A query as requests: one, or several where one would be too long. */
export interface CompiledQuery {
  readonly path: string
  readonly following: readonly PartPath[]
}
