import { UsageError } from '../errors/index.js'
import type { BulkOutcome, BulkSummary } from './outcome.js'

/** Outcomes as they are asked for; `return` ends the call, as a `break` does. */
export interface BulkOutcomes<Input, Value> extends AsyncIterableIterator<BulkOutcome<Input, Value>, void, undefined> {
  return(): Promise<IteratorResult<BulkOutcome<Input, Value>, void>>
}

/** Begins a call, which ends when `ending` is aborted. */
type Start<Input, Value> = (ending: AbortController) => AsyncGenerator<BulkOutcome<Input, Value>, void, undefined>

/**
 * A bulk call that has not begun: it does when it is iterated over, or when its summary is asked for. It can be run once.
 *
 * Iterated over, it gives an outcome for every input, and goes on no faster than they are taken. A failure of the source, of
 * the checkpoint or an abort ends it, after the outcomes of what was on its way; so does a `break`, after which nothing more
 * is sent.
 */
export class BulkRun<Input, Value> implements AsyncIterable<BulkOutcome<Input, Value>> {
  readonly #start: Start<Input, Value>
  #isBegun = false

  constructor(start: Start<Input, Value>) {
    this.#start = start
  }

  [Symbol.asyncIterator](): BulkOutcomes<Input, Value> {
    if (this.#isBegun) throw new UsageError('A bulk call runs once: make another one.')
    this.#isBegun = true
    const ending = new AbortController()
    const outcomes = this.#start(ending)
    return {
      next: () => outcomes.next(),
      // A generator that waits for its source does not hear of it by itself.
      return: () => {
        ending.abort()
        return outcomes.return()
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
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
