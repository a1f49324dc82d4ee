import { UsageError } from '../../errors/index.js'
import type { Operation, ResultRow } from '../../operation/index.js'
import { GetDefaultPriceLevel } from '../../operations/index.js'

/** Tables whose records have a price list. */
const priced = ['opportunity', 'quote', 'salesorder', 'invoice'] as const

/** Input of `getDefaultPriceLevel`. */
export interface GetDefaultPriceLevelInput {
  /** The table that will use the price list. */
  readonly table: (typeof priced)[number]
}

/**
 * Finds the price list that the caller's new records of a table start with, by the caller's territory. There may be none.
 *
 * Wire: function `GetDefaultPriceLevel`, bound to the set `pricelevels`.
 * Needs: read access to price lists.
 * Fails with: `UsageError` for another table. The emulator does not know the function and answers `ServiceError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const [priceList] = await crm.execute(getDefaultPriceLevel({ table: 'opportunity' }))
 */
export function getDefaultPriceLevel({
  table,
}: GetDefaultPriceLevelInput): Operation<readonly ResultRow<'pricelevel'>[]> {
  if (!priced.includes(table)) throw new UsageError(`table takes one of ${priced.join(', ')}.`)
  return GetDefaultPriceLevel({ EntityName: table })
}
