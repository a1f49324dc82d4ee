import { orderclose, SalesOrderStates, type SalesOrderStatus, salesorder } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { CancelSalesOrder } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { statusOf } from '../move-to.js'
import { refOf } from '../ref-of.js'

/** Input of `cancelSalesOrder`. */
export interface CancelSalesOrderInput {
  readonly salesOrderId: string | Ref<'salesorder'>
  readonly subject?: string | undefined
  readonly description?: string | undefined
  /** A day (`2026-06-15`, taken as midnight UTC) or an instant; now when absent. Wire: `actualend`. */
  readonly closedOn?: string | Date | undefined
  /** A status reason of state Canceled; 4 (No Money) when absent. */
  readonly status?: Choice<typeof SalesOrderStatus.NoMoney> | undefined
}

/**
 * Cancels an order and records the `orderclose` activity.
 *
 * Wire: action `CancelSalesOrder`, unbound; the activity is typed as a record of any table there, so it says which it is.
 * Fails with: `InvalidStateError` for an order that is closed; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as the order is closed then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(cancelSalesOrder({ salesOrderId, subject: 'Answered' }))
 */
export function cancelSalesOrder(input: CancelSalesOrderInput): Operation<void> {
  const { subject, description, closedOn } = input
  return CancelSalesOrder({
    OrderClose: newRecord(orderclose, {
      salesorderid: refOf(salesorder, input.salesOrderId, 'salesOrderId'),
      subject,
      description,
      actualend: closedOn,
    }),
    Status: statusOf(salesorder.name, SalesOrderStates, SalesOrderStates.Canceled, input.status ?? 4),
  })
}
