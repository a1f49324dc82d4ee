import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { takes } from './message.js'
import { isRequired } from './required.js'
import type { Rules } from './rules.js'

/** As many as a message names. */
const most = 12

/** One option by its number. Of a choice whose options are not known, any. */
export function choiceSchema(column: ColumnFacts, otherOptions: boolean): z.ZodMiniType<number, number> {
  const { options = [] } = column
  if (otherOptions || options.length === 0) return z.int32(takes(column, 'the number of an option'))
  return z.literal(
    options.map(({ value }) => value),
    takes(column, `one of ${listed(column)}`),
  )
}

/** Several options: a list of numbers, or the wire's text `4,7`. Without any, the column is cleared. */
export function choicesSchema(column: ColumnFacts, rules: Rules): z.ZodMiniType<unknown, unknown> {
  const { options = [] } = column
  const isOpen = rules.otherOptions || options.length === 0
  const known = new Set(options.map(({ value }) => value))
  const error = takes(column, isOpen ? 'a list of option numbers' : `a list of ${listed(column)}`)
  const least = isRequired(column, rules) ? 1 : 0
  return z.custom((value) => {
    const numbers = numbersIn(value)
    return numbers !== undefined && numbers.length >= least && numbers.every((one) => isOpen || known.has(one))
  }, error)
}

/** Blanks after commas are accepted. Source: "Multi-select picklist". */
function numbersIn(value: unknown): readonly number[] | undefined {
  if (value === '') return []
  if (typeof value === 'string') return /^-?\d+(, *-?\d+)*$/.test(value) ? value.split(',').map(Number) : undefined
  return Array.isArray(value) && value.every(Number.isSafeInteger) ? value : undefined
}

/** `1 (Advertisement), 2 (Employee Referral)`. */
function listed({ options = [] }: ColumnFacts): string {
  const named = options.slice(0, most).map(({ value, label }) => (label === '' ? `${value}` : `${value} (${label})`))
  const more = options.length - named.length
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`
}
