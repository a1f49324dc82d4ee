/** A decimal number as `units / 10 ** digits`. */
interface Exact {
  readonly units: bigint
  readonly digits: number
}

/** Digits that are kept of a number: more than any column has. */
const most = 20

/** A product, rounded half away from zero: without the error that binary fractions bring. */
export function productOf(left: number, right: number, digits: number): number {
  const a = exactOf(left)
  const b = exactOf(right)
  return rounded(a.units * b.units, 10n ** BigInt(a.digits + b.digits), digits)
}

/** A quotient, rounded likewise. */
export function quotientOf(left: number, right: number, digits: number): number {
  const a = exactOf(left)
  const b = exactOf(right)
  return rounded(a.units * 10n ** BigInt(b.digits), b.units * 10n ** BigInt(a.digits), digits)
}

export function sumOf(amounts: Iterable<number>, digits: number): number {
  let units = 0n
  for (const amount of amounts) {
    const exact = exactOf(amount)
    units += exact.units * 10n ** BigInt(most - exact.digits)
  }
  return rounded(units, 10n ** BigInt(most), digits)
}

function exactOf(value: number): Exact {
  const text = value.toString().includes('e') ? value.toFixed(most) : value.toString()
  const [whole = '0', fraction = ''] = text.split('.')
  return { units: BigInt(whole + fraction), digits: fraction.length }
}

function rounded(numerator: bigint, denominator: bigint, digits: number): number {
  const negative = numerator < 0n !== denominator < 0n
  const above = abs(numerator) * 10n ** BigInt(digits)
  const below = abs(denominator)
  const units = (above * 2n + below) / (below * 2n)
  const amount = Number(`${units}e-${digits}`)
  return negative && units !== 0n ? -amount : amount
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
