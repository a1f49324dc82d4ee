import { salesorder, salesorderdetail } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { lineColumns, type ProductLine } from './product-line.js'

/** Input of `addSalesOrderProduct`. */
export type AddSalesOrderProductInput = ProductLine & {
  readonly salesOrderId: string | Ref<'salesorder'>
}

/**
 * Adds a line to an order, from the catalogue or written in. The service computes the amounts of the line and of the order.
 *
 * Wire: POST to `salesorderdetails`; `isproductoverridden` for what is written in, `ispriceoverridden` for a price of its own.
 * Fails with: `UsageError` for an amount that cannot be; `InvalidStateError` for an order that is fixed; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `salesorderdetail`.
 *
 * @example
 * await crm.execute(addSalesOrderProduct({ salesOrderId, productDescription: 'Installation', pricePerUnit: 480, quantity: 2 }))
 */
export function addSalesOrderProduct(
  input: AddSalesOrderProductInput,
  options?: CreateOptions,
): CreateOperation<TypeOf<typeof salesorderdetail>> {
  const data = { salesorderid: refOf(salesorder, input.salesOrderId, 'salesOrderId'), ...lineColumns(input) }
  return create(salesorderdetail, data, options)
}
