/** A value, `null`, or a column of the same kind to compare with. */
export type Operand<Value, Kind> = Value | null | Kind

/** A condition on a record. A value: joining makes a new one. */
export interface Condition {
  and(...others: readonly Condition[]): Condition
  or(...others: readonly Condition[]): Condition
  /** Refused for the service's query functions that have no negative twin. */
  not(): Condition
  /** The OData text of the condition, as it stands in `$filter` before percent-encoding. */
  toString(): string
}
