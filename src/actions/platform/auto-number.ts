import { UsageError } from '../../errors/index.js'
import { mapResult, nameText, type Operation } from '../../operation/index.js'
import { GetAutoNumberSeed, GetNextAutoNumberValue, SetAutoNumberSeed } from '../../operations/index.js'

/** A column that the service numbers. */
export interface AutoNumberInput {
  /** Logical names of table and column. */
  readonly entityName: string
  readonly attributeName: string
}

/** Input of `setAutoNumberSeed`. */
export interface SetAutoNumberSeedInput extends AutoNumberInput {
  /** A whole number, not negative. */
  readonly value: number
}

/**
 * The number at which a column's numbering started.
 *
 * Wire: action `GetAutoNumberSeed`, unbound. A number beyond the safe integers comes as its digits.
 * Fails with: `ServiceError` for a column that is not numbered.
 * Repeat: not repeated after a lost answer, as it is an action; a call of your own is harmless.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const seed = await crm.execute(getAutoNumberSeed({ entityName: 'invoice', attributeName: 'invoicenumber' }))
 */
export function getAutoNumberSeed(input: AutoNumberInput): Operation<number | string> {
  return mapResult(GetAutoNumberSeed(columnOf(input)), ({ AutoNumberSeedValue }) => AutoNumberSeedValue)
}

/**
 * Lets a column's numbering go on from a number. Numbers that were given stay.
 *
 * Wire: action `SetAutoNumberSeed`, unbound.
 * Needs: rights to customize the table.
 * Fails with: `ServiceError` for a column that is not numbered.
 * Repeat: not repeated after a lost answer, as numbers may have been given meanwhile.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(setAutoNumberSeed({ entityName: 'invoice', attributeName: 'invoicenumber', value: 5_000 }))
 */
export function setAutoNumberSeed({ value, ...column }: SetAutoNumberSeedInput): Operation<void> {
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError('value takes a whole number, not negative.')
  return SetAutoNumberSeed({ ...columnOf(column), Value: value })
}

/**
 * The number that the next record will get.
 *
 * Wire: action `GetNextAutoNumberValue`, unbound.
 * Fails with: `ServiceError` for a column that is not numbered.
 * Repeat: not repeated after a lost answer, as it is an action. Another record may get the number first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const next = await crm.execute(getNextAutoNumberValue({ entityName: 'invoice', attributeName: 'invoicenumber' }))
 */
export function getNextAutoNumberValue(input: AutoNumberInput): Operation<number | string> {
  return mapResult(GetNextAutoNumberValue(columnOf(input)), ({ NextAutoNumberValue }) => NextAutoNumberValue)
}

function columnOf({ entityName, attributeName }: AutoNumberInput) {
  return { EntityName: nameText(entityName), AttributeName: nameText(attributeName) }
}
