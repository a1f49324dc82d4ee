/** A value, `null`, or a column of the same kind to compare with. */
export type Operand<Value, Kind> = Value | null | Kind

/**
 * A condition on a record. A value: joining makes a new one.
 *
 * JavaScript's own `&&` and `||` give back one of two conditions and forget the other. A callback that forgot one is
 * refused; what stands behind `||` was never made, and nobody can tell.
 */
export interface Condition {
  and(...others: readonly Condition[]): Condition
  or(...others: readonly Condition[]): Condition
  /**
   * The negative, pushed down to the parts of `and` and `or`: `eq` turns into `ne`, `gt` into `le`, `in`, `between`,
   * `containValues`, `under`, `eqUserId` and `eqBusinessId` into their twins, and back. `not` stands before the rest.
   *
   * Limits: a comparison of a column that has no value is neither true nor false, and its negative is neither as well,
   * so such records may be missing from both: add `isNull()` where they are wanted.
   *
   * Fails with: `UsageError` where a part is a `OneWayCondition`, however deep it stands.
   */
  not(): Condition
  /** The OData text of the condition, as it stands in `$filter` before percent-encoding. */
  toString(): string
}

/**
 * A condition without a negative: what only a function of the service can say, such as `lastXDays`. It stands wherever
 * a condition can; calling its `not` does not compile, because the service does not take `not` before its functions.
 * What is joined to it has none either.
 */
export interface OneWayCondition extends Condition {
  and(...others: readonly Condition[]): OneWayCondition
  or(...others: readonly Condition[]): OneWayCondition
  readonly not: never
}
