import { orderclose, SalesOrderStates, type SalesOrderStatus, salesorder } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { FulfillSalesOrder } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { statusOf } from '../move-to.js'
import { refOf } from '../ref-of.js'

/** Input of `fulfillSalesOrder`. */
export interface FulfillSalesOrderInput {
  readonly salesOrderId: string | Ref<'salesorder'>
  readonly subject?: string | undefined
  readonly description?: string | undefined
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant; now when absent. Wire: `actualend`. */
  readonly closedOn?: string | Date | undefined
  /** A status reason of state Fulfilled: 100001 Complete (when absent), 100002 Partial. */
  readonly status?: Choice<typeof SalesOrderStatus.Complete | typeof SalesOrderStatus.Partial> | undefined
}

/**
 * Closes an order as fulfilled and records the `orderclose` activity.
 *
 * Wire: action `FulfillSalesOrder`, bound to the set `salesorders`, not to the order.
 * Fails with: `InvalidStateError` for an order that is closed; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as the order is closed then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(fulfillSalesOrder({ salesOrderId, subject: 'Answered' }))
 */
export function fulfillSalesOrder(input: FulfillSalesOrderInput): Operation<void> {
  const { subject, description, closedOn } = input
  return FulfillSalesOrder({
    OrderClose: newRecord(orderclose, {
      salesorderid: refOf(salesorder, input.salesOrderId, 'salesOrderId'),
      subject,
      description,
      actualend: closedOn,
    }),
    Status: statusOf(salesorder.name, SalesOrderStates, SalesOrderStates.Fulfilled, input.status ?? 100001),
  })
}
