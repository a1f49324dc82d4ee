/** What has to be done to take back the writes of the transactions that are running. Costs nothing outside of one. */
export class UndoLog {
  readonly #steps: (() => void)[] = []
  #depth = 0

  note(undo: () => void): void {
    if (this.#depth > 0) this.#steps.push(undo)
  }

  /** Runs the work and takes back what it noted when it throws. Nests. */
  run<Result>(work: () => Result): Result {
    const start = this.#steps.length
    this.#depth++
    try {
      return work()
    } catch (reason) {
      this.#undoTo(start)
      throw reason
    } finally {
      this.#depth--
      if (this.#depth === 0) this.#steps.length = 0
    }
  }

  #undoTo(start: number): void {
    while (this.#steps.length > start) this.#steps.pop()?.()
  }
}
