/** A value, `null`, or a column of the same kind to compare with. */
export type Operand<Value, Kind> = Value | null | Kind

/** A condition on a record. A value: joining makes a new one. */
export interface Condition {
  and(...others: readonly Condition[]): Condition
  or(...others: readonly Condition[]): Condition
  /**
   * The negative, pushed down to the parts of `and` and `or`. The service refuses `not` before its query functions: `in`,
   * `between`, `containValues`, `under`, `eqUserId` and `eqBusinessId` turn into their negative twins and back; the
   * others are refused here.
   *
   * Limits: a comparison of a column that has no value is neither true nor false, and its negative is neither as well,
   * so such records may be missing from both: add `isNull()` where they are wanted.
   */
  not(): Condition
  /** The OData text of the condition, as it stands in `$filter` before percent-encoding. */
  toString(): string
}
