import type { ColumnFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'
import { wrongType } from './payload-error.js'
import { roundAmount } from './round-amount.js'

/** Source: "Web service error codes", IntegerValueOutOfRange, DecimalValueOutOfRange, MoneySizeExceeded. */
const outOfRange = { Integer: '0x8004432F', Decimal: '0x80044330', Money: '0x80040317' } as const

const int32 = { min: -2_147_483_648, max: 2_147_483_647 }

/** A whole number of 32 bits, within the column's own range. */
export function checkInteger(table: string, column: ColumnFacts, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'Edm.Int32')
  requireRange(table, { ...int32, ...column }, value, outOfRange.Integer)
  return value
}

/** A whole number of 64 bits; one that a number would round is kept as its digits. */
export function checkBigInteger(value: unknown): number | string {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return String(value)
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'Edm.Int64')
  return value
}

/** A number, rounded to the column's precision. Our choice: a floating-point number out of its range is refused with the code of decimals. */
export function checkDecimal(table: string, column: ColumnFacts, given: unknown): number {
  const value = typeof given === 'bigint' ? Number(given) : given
  if (typeof value !== 'number') throw wrongType(value, column.type === 'Double' ? 'Edm.Double' : 'Edm.Decimal')
  requireRange(table, column, value, outOfRange.Decimal)
  return column.precision === undefined ? value : roundAmount(value, column.precision)
}

/** An amount. Not rounded yet: that takes the row's currency. */
export function checkMoney(table: string, column: ColumnFacts, given: unknown): number {
  const value = typeof given === 'bigint' ? Number(given) : given
  if (typeof value !== 'number') throw wrongType(value, 'Edm.Decimal')
  requireRange(table, column, value, outOfRange.Money)
  return value
}

function requireRange(table: string, column: ColumnFacts, value: number, code: string): void {
  const { logicalName, min = -Infinity, max = Infinity } = column
  if (value >= min && value <= max) return
  throw new Refusal(
    400,
    code,
    `A validation error occurred.  The value ${value} of '${logicalName}' on record of type '${table}' is outside the valid range of ${min} to ${max}.`,
  )
}
