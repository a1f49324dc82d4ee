import { invoice, opportunity } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { GenerateInvoiceFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'

import { keyOnly, madeRecord } from './made-record.js'

/** Input of `generateInvoiceFromOpportunity`. */
export interface GenerateInvoiceFromOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Makes an invoice of an opportunity, with its customer, price list and products. The opportunity stays open.
 *
 * Wire: action `GenerateInvoiceFromOpportunity`, unbound.
 * Fails with: `RecordNotFoundError`; `PermissionError` for who may not create invoices.
 * Repeat: not repeated after a lost answer, as it would make a second invoice: look for one with this `opportunityid` first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const made = await crm.execute(generateInvoiceFromOpportunity({ opportunityId }))
 */
export function generateInvoiceFromOpportunity(input: GenerateInvoiceFromOpportunityInput): Operation<Ref<'invoice'>> {
  const call = GenerateInvoiceFromOpportunity({
    OpportunityId: idOf(input.opportunityId, opportunity.name, 'opportunityId'),
    ColumnSet: keyOnly(invoice),
  })
  return madeRecord(call, invoice)
}
