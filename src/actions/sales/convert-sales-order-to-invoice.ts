import { invoice, salesorder } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { ConvertSalesOrderToInvoice } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { keyOnly, madeRecord } from './made-record.js'

/** Input of `convertSalesOrderToInvoice`. */
export interface ConvertSalesOrderToInvoiceInput {
  readonly salesOrderId: string | Ref<'salesorder'>
  /** The order's row of a business process flow, to be carried over to the invoice. */
  readonly processInstanceId?: Ref | undefined
}

/**
 * Makes an invoice of an order, with its products.
 *
 * Wire: action `ConvertSalesOrderToInvoice`, unbound.
 * Fails with: `InvalidStateError` for a canceled order; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would make a second invoice: look for one with this `salesorderid` first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const made = await crm.execute(convertSalesOrderToInvoice({ salesOrderId }))
 */
export function convertSalesOrderToInvoice(input: ConvertSalesOrderToInvoiceInput): Operation<Ref<'invoice'>> {
  const { processInstanceId } = input
  const call = ConvertSalesOrderToInvoice({
    SalesOrderId: idOf(input.salesOrderId, salesorder.name, 'salesOrderId'),
    ColumnSet: keyOnly(invoice),
    ProcessInstanceId:
      processInstanceId === undefined ? undefined : knownRecord(processInstanceId, 'processInstanceId'),
  })
  return madeRecord(call, invoice)
}
