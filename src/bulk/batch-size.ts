/** Source: "Optimize performance for bulk operations" advises 100 to 1,000 records for a start. */
const first = 100
export const mostAtOnce = 1_000
/** Our choice: records that are on their way in all requests together, so that the memory does not grow with them. */
const mostOnTheirWay = 10_000

/** Our choice: a request that takes longer than this is no longer made larger, and than that is made smaller. */
const shortInMs = 2_000
const longInMs = 10_000

/** How many records a request holds: more while the service is quick with them, fewer when it is slow. */
export class BatchSize {
  readonly #fixed: number | undefined
  #most: number
  #current = first

  /** @param requests how many there are at the same time, at most. */
  constructor(fixed: number | undefined, requests: number) {
    this.#fixed = fixed
    this.#most = Math.max(first, Math.min(mostAtOnce, Math.floor(mostOnTheirWay / requests)))
  }

  get current(): number {
    return this.#fixed ?? this.#current
  }

  took(count: number, timeInMs: number): void {
    if (timeInMs > longInMs) this.#current = Math.max(1, Math.floor(count / 2))
    else if (timeInMs < shortInMs && count >= this.#current) this.#current = Math.min(this.#most, this.#current * 2)
  }

  /** A request with so many was too large, or had too little time: none will have as many again. */
  tooMany(count: number): void {
    this.#most = Math.max(1, Math.min(this.#most, Math.floor(count / 2)))
    this.#current = Math.min(this.#current, this.#most)
  }
}
