import { InvoiceStates, type InvoiceStatus, invoice } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `cancelInvoice`. */
export interface CancelInvoiceInput {
  readonly invoiceId: string | Ref<'invoice'>
  /** A status reason of state Canceled: 100003 Canceled. */
  readonly status?: Choice<typeof InvoiceStatus.Canceled> | undefined
}

/**
 * Cancels an invoice.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `CancelInvoice`.
 * Fails with: `InvalidStateError`; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `invoice`, set state.
 *
 * @example
 * await crm.execute(cancelInvoice({ invoiceId }))
 */
export function cancelInvoice({ invoiceId, status }: CancelInvoiceInput): Operation<void> {
  return moveTo(invoice, invoiceId, 'invoiceId', InvoiceStates, InvoiceStates.Canceled, status)
}
