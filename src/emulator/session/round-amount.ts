/** Rounds to so many digits after the point, half away from zero, without the error of binary fractions. */
export function roundAmount(amount: number, digits: number): number {
  const rounded = Number(`${Math.round(Number(`${Math.abs(amount)}e${digits}`))}e-${digits}`)
  // Very large and very small numbers are written with an exponent already.
  if (!Number.isFinite(rounded)) return Number(amount.toFixed(digits))
  return amount < 0 ? -rounded : rounded
}
