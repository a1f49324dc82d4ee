/** As many places as the service has. Source: protocol/query.md 3.10. */
const mostPlaces = 9

/** Adds decimals without the error of binary fractions: a sum has no more places than what went into it. */
export class DecimalSum {
  #sum = 0
  #places = 0
  count = 0

  add(value: number | bigint): void {
    const number = Number(value)
    this.#sum += number
    this.#places = Math.max(this.#places, placesOf(number))
    this.count += 1
  }

  get sum(): number {
    return Number(this.#sum.toFixed(Math.min(this.#places, mostPlaces)))
  }

  /** Our choice: averages of whole numbers are not rounded. */
  get average(): number {
    return Number((this.#sum / this.count).toFixed(mostPlaces))
  }
}

function placesOf(value: number): number {
  if (Number.isInteger(value)) return 0
  const text = String(value)
  return text.includes('e') ? mostPlaces : text.length - text.indexOf('.') - 1
}
