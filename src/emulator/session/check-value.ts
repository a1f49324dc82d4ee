import { type ColumnFacts, isGuid } from '../../schema/index.js'
import { isBase64 } from '../files/index.js'
import { Refusal } from '../model.js'
import { checkChoice, checkChoices } from './check-choice.js'
import { checkDay, checkInstant } from './check-date.js'
import { checkBigInteger, checkDecimal, checkInteger, checkMoney } from './check-number.js'
import { wrongType } from './payload-error.js'

/** A JSON value of a payload as the column stores it; one that the column cannot hold is refused. Not for lookups and null. */
export function checkValue(table: string, column: ColumnFacts, value: unknown): unknown {
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return checkText(table, column, value)
    case 'Integer':
      return checkInteger(table, column, value)
    case 'BigInt':
      return checkBigInteger(value)
    case 'Decimal':
    case 'Double':
      return checkDecimal(table, column, value)
    case 'Money':
      return checkMoney(table, column, value)
    case 'Boolean':
      if (typeof value !== 'boolean') throw wrongType(value, 'Edm.Boolean')
      return value
    case 'Picklist':
      return checkChoice(table, column, value)
    case 'Choices':
      return checkChoices(table, column, value)
    case 'State':
    case 'Status':
      // Which of them fit together is the business of the state rules, which have a code of their own.
      if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'Edm.Int32')
      return value
    case 'DateTime':
      return checkInstant(value)
    case 'DateOnly':
      return checkDay(value)
    case 'Uniqueidentifier':
      if (!isGuid(value)) throw wrongType(value, 'Edm.Guid')
      return value.toLowerCase()
    case 'Image':
      return checkBase64(value)
    case 'ManagedProperty':
      return checkManagedProperty(value)
    default:
      throw new Refusal(501, '0x80040219', `The emulator does not write ${table}.${column.logicalName}.`)
  }
}

/** Source: "Execute batch operations", the error of its example. */
function checkText(table: string, { logicalName, maxLength }: ColumnFacts, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(value, 'Edm.String')
  if (maxLength === undefined || value.length <= maxLength) return value
  throw new Refusal(
    400,
    '0x80044331',
    `A validation error occurred.  The length of the '${logicalName}' attribute of the '${table}' entity exceeded the maximum allowed length of '${maxLength}'.`,
  )
}

/** In characters of base64. Source: protocol/errors-and-limits.md 7.3. */
const mostInImage = (30 * 1024 * 1024 * 4) / 3

function checkBase64(value: unknown): string {
  if (!isBase64(value)) throw wrongType(value, 'Edm.Binary')
  if (value.length > mostInImage) {
    // Source: protocol/wire.md 10.1. Our choice: the text.
    throw new Refusal(400, '0x80072553', 'The image is larger than 30 MB.')
  }
  return value
}

function checkManagedProperty(value: unknown): unknown {
  const isManaged = typeof value === 'object' && value !== null && 'Value' in value && typeof value.Value === 'boolean'
  if (!isManaged) throw wrongType(value, 'Microsoft.Dynamics.CRM.BooleanManagedProperty')
  return value
}
