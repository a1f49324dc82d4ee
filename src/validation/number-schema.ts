import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { takes } from './message.js'

const int32 = { min: -2_147_483_648, max: 2_147_483_647 }

/** Without digits after the point, in the column's range. */
export function wholeNumberSchema(column: ColumnFacts): z.ZodMiniType<number, number> {
  const min = Math.max(column.min ?? int32.min, int32.min)
  const max = Math.min(column.max ?? int32.max, int32.max)
  const error = takes(column, `a whole number from ${min} to ${max}`)
  return z.int(error).check(z.minimum(min, error), z.maximum(max, error))
}

/** Of 64 bits: a `bigint`, its digits, or a number that has lost none of them. */
export function bigIntegerSchema(column: ColumnFacts): z.ZodMiniType<unknown, unknown> {
  return z.custom(isInt64, takes(column, 'a whole number of 64 bits, as text or bigint where it is above 2^53'))
}

function isInt64(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  const digits = typeof value === 'string' && /^-?\d{1,19}$/.test(value)
  return (digits || typeof value === 'bigint') && BigInt.asIntN(64, BigInt(value)) === BigInt(value)
}

/** In the column's range. More digits after the point than the column keeps are rounded by the service, so they pass. */
export function numberSchema(column: ColumnFacts): z.ZodMiniType<number, number> {
  const { min = -Infinity, max = Infinity } = column
  const error = takes(column, min === -Infinity && max === Infinity ? 'a number' : `a number from ${min} to ${max}`)
  return z.number(error).check(z.minimum(min, error), z.maximum(max, error))
}
