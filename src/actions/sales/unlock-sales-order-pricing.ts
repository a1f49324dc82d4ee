import { salesorder } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { UnlockSalesOrderPricing } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'

/** Input of `unlockSalesOrderPricing`. */
export interface UnlockSalesOrderPricingInput {
  readonly salesOrderId: string | Ref<'salesorder'>
}

/**
 * Lets the prices of an order follow the price list again.
 *
 * Wire: action `UnlockSalesOrderPricing`, unbound, other than the one that locks.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; it may be called again, as the same is set.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(unlockSalesOrderPricing({ salesOrderId }))
 */
export function unlockSalesOrderPricing({ salesOrderId }: UnlockSalesOrderPricingInput): Operation<void> {
  return UnlockSalesOrderPricing({ SalesOrderId: idOf(salesOrderId, salesorder.name, 'salesOrderId') })
}
