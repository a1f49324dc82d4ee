import { invoice, invoicedetail } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { lineColumns, type ProductLine } from './product-line.js'

/** Input of `addInvoiceProduct`. */
export type AddInvoiceProductInput = ProductLine & {
  readonly invoiceId: string | Ref<'invoice'>
}

/**
 * Adds a line to an invoice, from the catalogue or written in. The service computes the amounts of the line and of the invoice.
 *
 * Wire: POST to `invoicedetails`; `isproductoverridden` for what is written in, `ispriceoverridden` for a price of its own.
 * Fails with: `UsageError` for an amount that cannot be; `InvalidStateError` for an invoice that is fixed; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `invoicedetail`.
 *
 * @example
 * await crm.execute(addInvoiceProduct({ invoiceId, productDescription: 'Installation', pricePerUnit: 480, quantity: 2 }))
 */
export function addInvoiceProduct(
  input: AddInvoiceProductInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof invoicedetail>> {
  const data = { invoiceid: refOf(invoice, input.invoiceId, 'invoiceId'), ...lineColumns(input) }
  return create(invoicedetail, data, options)
}
