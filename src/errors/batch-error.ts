import { DataverseError } from './dataverse-error.js'

/** What became of one of several operations. */
export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: Error }

/** An operation of a batch that was not run, because one before it failed. Nothing of it was done. */
export class NotRunError extends DataverseError {
  override readonly name = 'NotRunError'
  override readonly kind = 'not-run'
}

/** An operation of a batch failed, and with it the batch. `cause` says why; those before it have been done. */
export class BatchError extends DataverseError {
  override readonly name = 'BatchError'
  override readonly kind = 'batch'

  constructor(
    /** Which one failed, counted from 0. */
    readonly index: number,
    /** What became of each, in their order. */
    readonly outcomes: readonly Outcome<unknown>[],
    cause: Error,
  ) {
    super(`Item ${index} of a batch of ${outcomes.length} failed: ${cause.message}`, { cause })
    // Results are records: they are for the program, and not for what prints an error.
    Object.defineProperty(this, 'outcomes', { enumerable: false })
  }
}
