import { quote, quotedetail } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { lineColumns, type ProductLine } from './product-line.js'

/** Input of `addQuoteProduct`. */
export type AddQuoteProductInput = ProductLine & {
  readonly quoteId: string | Ref<'quote'>
}

/**
 * Adds a line to a quote, from the catalogue or written in. The service computes the amounts of the line and of the quote.
 *
 * Wire: POST to `quotedetails`; `isproductoverridden` for what is written in, `ispriceoverridden` for a price of its own.
 * Fails with: `UsageError` for an amount that cannot be; `InvalidStateError` for a quote that is fixed; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `quotedetail`.
 *
 * @example
 * await crm.execute(addQuoteProduct({ quoteId, productDescription: 'Installation', pricePerUnit: 480, quantity: 2 }))
 */
export function addQuoteProduct(
  input: AddQuoteProductInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof quotedetail>> {
  const data = { quoteid: refOf(quote, input.quoteId, 'quoteId'), ...lineColumns(input) }
  return create(quotedetail, data, options)
}
