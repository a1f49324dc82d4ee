import type { Operation } from '../../operation/index.js'
import { CalculatePrice } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { recordOf } from '../known-record.js'

const pricedTables = [
  'opportunity',
  'opportunityproduct',
  'quote',
  'quotedetail',
  'salesorder',
  'salesorderdetail',
  'invoice',
  'invoicedetail',
] as const

/** What has prices: documents and their lines. */
export type PricedTable = (typeof pricedTables)[number]

/** Input of `calculatePrice`. */
export interface CalculatePriceInput {
  /** An opportunity, a quote, an order or an invoice, or a line of one. */
  readonly target: Ref<PricedTable>
}

/**
 * Computes the amounts of a document or of a line again. The service does so by itself when a line changes; this is for what it
 * does not see, such as a changed price list.
 *
 * Wire: action `CalculatePrice`, unbound. Its page says that it is for internal use.
 * Fails with: `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(calculatePrice({ target: ref(opportunity, opportunityId) }))
 */
export function calculatePrice({ target }: CalculatePriceInput): Operation<void> {
  return CalculatePrice({ Target: recordOf(target, 'target', pricedTables) })
}
