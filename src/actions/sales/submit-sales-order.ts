import { SalesOrderStates, type SalesOrderStatus, salesorder } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `submitSalesOrder`. */
export interface SubmitSalesOrderInput {
  readonly salesOrderId: string | Ref<'salesorder'>
  /** A status reason of state Submitted: 3 In Progress. */
  readonly status?: Choice<typeof SalesOrderStatus.InProgress> | undefined
}

/**
 * Submits an active order to whatever system fulfils it. From then on it can be fulfilled or canceled, but not changed.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `SubmitSalesOrder`.
 * Fails with: `InvalidStateError`; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `salesorder`, set state.
 *
 * @example
 * await crm.execute(submitSalesOrder({ salesOrderId }))
 */
export function submitSalesOrder({ salesOrderId, status }: SubmitSalesOrderInput): Operation<void> {
  return moveTo(salesorder, salesOrderId, 'salesOrderId', SalesOrderStates, SalesOrderStates.Submitted, status)
}
