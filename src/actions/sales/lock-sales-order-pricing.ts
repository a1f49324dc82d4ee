import { salesorder } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { LockSalesOrderPricing } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `lockSalesOrderPricing`. */
export interface LockSalesOrderPricingInput {
  readonly salesOrderId: string | Ref<'salesorder'>
}

/**
 * Keeps the prices of an order as they are, whatever becomes of the price list.
 *
 * Wire: action `LockSalesOrderPricing`, bound to the order.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; it may be called again, as the same is set.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(lockSalesOrderPricing({ salesOrderId }))
 */
export function lockSalesOrderPricing({ salesOrderId }: LockSalesOrderPricingInput): Operation<void> {
  return LockSalesOrderPricing(refOf(salesorder, salesOrderId, 'salesOrderId'))
}
