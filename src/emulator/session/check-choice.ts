import type { ColumnFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'
import { wrongType } from './payload-error.js'

/** Our choice: an option that the metadata does not have is refused, also one of the numbers that solutions use. */
export function checkChoice(table: string, column: ColumnFacts, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'Edm.Int32')
  requireOption(table, column, value)
  return value
}

/** Several options in one text, `4,7`; blanks after commas are accepted. Source: "Multi-select picklist". */
export function checkChoices(table: string, column: ColumnFacts, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(value, 'Edm.String')
  const options = value.split(',').map((option) => option.trim())
  for (const option of options) {
    if (!/^-?\d+$/.test(option)) throw wrongType(value, 'Edm.String')
    requireOption(table, column, Number(option))
  }
  return options.join(',')
}

function requireOption(table: string, { logicalName, options }: ColumnFacts, option: number): void {
  if (options === undefined || options.some(({ value }) => value === option)) return
  throw new Refusal(
    400,
    '0x8004431A',
    `A validation error occurred.  The value ${option} of '${logicalName}' on record of type '${table}' is outside the valid range. Accepted Values: ${options.map(({ value }) => value).join(',')}`,
  )
}
