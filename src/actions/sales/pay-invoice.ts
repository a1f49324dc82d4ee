import { InvoiceStates, type InvoiceStatus, invoice } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `payInvoice`. */
export interface PayInvoiceInput {
  readonly invoiceId: string | Ref<'invoice'>
  /** A status reason of state Paid: 100001 Complete (when absent), 100002 Partial. */
  readonly status?: Choice<typeof InvoiceStatus.Complete | typeof InvoiceStatus.Partial> | undefined
}

/**
 * Closes an invoice as paid.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `PayInvoice`.
 * Fails with: `InvalidStateError`; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `invoice`, set state.
 *
 * @example
 * await crm.execute(payInvoice({ invoiceId }))
 */
export function payInvoice({ invoiceId, status }: PayInvoiceInput): Operation<void> {
  return moveTo(invoice, invoiceId, 'invoiceId', InvoiceStates, InvoiceStates.Paid, status)
}
