import { invoice, opportunity } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { GetInvoiceProductsFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `getInvoiceProductsFromOpportunity`. */
export interface GetInvoiceProductsFromOpportunityInput {
  readonly invoiceId: string | Ref<'invoice'>
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Copies the products of an opportunity to the invoice, behind the lines that it has.
 *
 * Wire: action `GetInvoiceProductsFromOpportunity`, bound to the invoice; the opportunity is its parameter.
 * Needs: an invoice in its first state.
 * Fails with: `InvalidStateError` for an invoice that is fixed; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would copy them twice.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(getInvoiceProductsFromOpportunity({ invoiceId, opportunityId }))
 */
export function getInvoiceProductsFromOpportunity({
  invoiceId,
  opportunityId,
}: GetInvoiceProductsFromOpportunityInput): Operation<void> {
  return GetInvoiceProductsFromOpportunity(refOf(invoice, invoiceId, 'invoiceId'), {
    Opportunity: refOf(opportunity, opportunityId, 'opportunityId'),
  })
}
