/** Names that a service may know, whether their tables and messages are generated or not. */
export interface KnownNames {
  readonly entitySets: readonly string[]
  /** Actions and functions that are called on the root. */
  readonly unbound: readonly string[]
  /** Actions and functions that are called on a record or a set. */
  readonly bound: readonly string[]
}
