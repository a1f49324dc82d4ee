import type { Outcome } from '../errors/index.js'

/** What became of one input of a bulk call. */
export type BulkOutcome<Input, Value> = Outcome<Value> & {
  /** The place of the input in its source, counted from 0. */
  readonly index: number
  readonly input: Input
}

/** How a bulk call ended. */
export interface BulkSummary<Input> {
  /** Inputs that were taken from the source: each succeeded or failed. */
  readonly total: number
  readonly succeeded: number
  readonly failed: number
  /** What failed, in the order in which it was handed out. */
  readonly failures: readonly (BulkOutcome<Input, never> & { readonly ok: false })[]
}
