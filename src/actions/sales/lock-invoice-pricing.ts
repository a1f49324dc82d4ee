import { invoice } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { LockInvoicePricing } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `lockInvoicePricing`. */
export interface LockInvoicePricingInput {
  readonly invoiceId: string | Ref<'invoice'>
}

/**
 * Keeps the prices of an invoice as they are, whatever becomes of the price list.
 *
 * Wire: action `LockInvoicePricing`, bound to the invoice.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; it may be called again, as the same is set.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(lockInvoicePricing({ invoiceId }))
 */
export function lockInvoicePricing({ invoiceId }: LockInvoicePricingInput): Operation<void> {
  return LockInvoicePricing(refOf(invoice, invoiceId, 'invoiceId'))
}
