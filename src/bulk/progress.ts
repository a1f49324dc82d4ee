import type { BulkProgress } from './options.js'

/** Counts outcomes, and says how fast they come. */
export class ProgressCount {
  readonly #total: number | undefined
  readonly #tell: ((progress: BulkProgress) => unknown) | undefined
  readonly #startedAt = performance.now()
  #done = 0
  #failed = 0
  /** What an earlier run did says nothing about the speed of this one. */
  #before = 0

  constructor(total: number | undefined, tell: ((progress: BulkProgress) => unknown) | undefined) {
    this.#total = total
    this.#tell = tell
  }

  /** What the caller's function gives: it may be a promise. */
  add(count: { readonly done: number; readonly failed: number; readonly before: number }): unknown {
    this.#done += count.done
    this.#failed += count.failed
    this.#before += count.before
    if (this.#tell === undefined) return undefined
    const seconds = (performance.now() - this.#startedAt) / 1_000
    const perSecond = seconds === 0 ? 0 : (this.#done - this.#before) / seconds
    const left = this.#total === undefined ? undefined : Math.max(0, this.#total - this.#done)
    const secondsLeft = left === undefined || perSecond === 0 ? undefined : left / perSecond
    return this.#tell({ done: this.#done, failed: this.#failed, total: this.#total, perSecond, secondsLeft })
  }
}
