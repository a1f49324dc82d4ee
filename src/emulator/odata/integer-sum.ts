/** Adds integers that may have more digits than a number holds. */
export class IntegerSum {
  #sum = 0n
  count = 0

  add(value: number | bigint): void {
    this.#sum += BigInt(value)
    this.count += 1
  }

  /** A number where it holds all digits. */
  get sum(): number | bigint {
    const number = Number(this.#sum)
    return Number.isSafeInteger(number) ? number : this.#sum
  }

  /** Our choice: it is not rounded to an integer, but has no more digits than a number. */
  get average(): number {
    return Number(this.#sum) / this.count
  }
}
