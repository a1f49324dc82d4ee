import { UsageError } from '../errors/index.js'
import type { BulkOutcome, BulkSummary } from './outcome.js'

/**
 * A bulk call that has not begun: it does when it is iterated over, or when its summary is asked for. It can be run once.
 *
 * Iterated over, it gives an outcome for every input, and goes on no faster than they are taken. A failure of the source, of
 * the checkpoint or an abort ends it, after the outcomes of what was on its way; so does a `break`, after which nothing more
 * is sent.
 */
export class BulkRun<Input, Value> implements AsyncIterable<BulkOutcome<Input, Value>> {
  readonly #start: () => AsyncGenerator<BulkOutcome<Input, Value>, void, undefined>
  #isBegun = false

  constructor(start: () => AsyncGenerator<BulkOutcome<Input, Value>, void, undefined>) {
    this.#start = start
  }

  [Symbol.asyncIterator](): AsyncGenerator<BulkOutcome<Input, Value>, void, undefined> {
    if (this.#isBegun) throw new UsageError('A bulk call runs once: make another one.')
    this.#isBegun = true
    return this.#start()
  }

  /** Runs it to its end, and counts. Of the outcomes it keeps those that failed. */
  async summary(): Promise<BulkSummary<Input>> {
    const failures: (BulkOutcome<Input, never> & { readonly ok: false })[] = []
    let total = 0
    for await (const outcome of this) {
      total += 1
      if (!outcome.ok) failures.push(outcome)
    }
    return { total, succeeded: total - failures.length, failed: failures.length, failures }
  }
}
