import { UsageError } from '../errors/index.js'

/** A number that cannot be below zero, such as a time or a quantity. */
export function notNegative<Value extends number | undefined>(value: Value, argument: string): Value {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY)) return value
  throw new UsageError(`${argument} takes a number that is not negative.`)
}

/** An amount that may be below zero, such as a credit. */
export function finite<Value extends number | undefined>(value: Value, argument: string): Value {
  if (value === undefined || Number.isFinite(value)) return value
  throw new UsageError(`${argument} takes a number.`)
}

/** An instant that the service can hold: one before 1753 is refused. */
export function instant<Value extends string | Date>(value: Value, argument: string): Value {
  const time = typeof value === 'string' ? Date.parse(value) : value instanceof Date ? value.getTime() : Number.NaN
  if (time >= Date.UTC(1753, 0, 1)) return value
  throw new UsageError(`${argument} takes a Date or an ISO 8601 text, not before 1753.`)
}

/** A stretch of time: its end does not lie before its start. */
export function inOrder(start: string | Date | undefined, end: string | Date | undefined, names: string): void {
  if (start === undefined || end === undefined || new Date(start) <= new Date(end)) return
  throw new UsageError(`${names} take instants of which the second is not before the first.`)
}

/** A whole number from one to another, both included. */
export function wholeNumber(value: number, argument: string, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`${argument} takes a whole number from ${least} to ${most}.`)
}
