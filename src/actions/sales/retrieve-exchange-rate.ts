import { transactioncurrency } from '../../entities/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import { RetrieveExchangeRate } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'

/** Input of `retrieveExchangeRate`. */
export interface RetrieveExchangeRateInput {
  readonly transactionCurrencyId: string | Ref<'transactioncurrency'>
}

/**
 * How much of a currency one unit of the organization's base currency is: an amount divided by it is the amount in the base currency.
 *
 * Wire: function `RetrieveExchangeRate`, unbound.
 * Fails with: `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the metadata of an organization.
 *
 * @example
 * const rate = await crm.execute(retrieveExchangeRate({ transactionCurrencyId }))
 */
export function retrieveExchangeRate({ transactionCurrencyId }: RetrieveExchangeRateInput): Operation<number> {
  const id = idOf(transactionCurrencyId, transactioncurrency.name, 'transactionCurrencyId')
  return mapResult(RetrieveExchangeRate({ TransactionCurrencyId: id }), ({ ExchangeRate }) => ExchangeRate)
}
