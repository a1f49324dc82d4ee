import { invoice } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { UnlockInvoicePricing } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'

/** Input of `unlockInvoicePricing`. */
export interface UnlockInvoicePricingInput {
  readonly invoiceId: string | Ref<'invoice'>
}

/**
 * Lets the prices of an invoice follow the price list again.
 *
 * Wire: action `UnlockInvoicePricing`, unbound, other than the one that locks.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; it may be called again, as the same is set.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(unlockInvoicePricing({ invoiceId }))
 */
export function unlockInvoicePricing({ invoiceId }: UnlockInvoicePricingInput): Operation<void> {
  return UnlockInvoicePricing({ InvoiceId: idOf(invoiceId, invoice.name, 'invoiceId') })
}
