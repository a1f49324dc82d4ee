import { opportunity, quote } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { GetQuoteProductsFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `getQuoteProductsFromOpportunity`. */
export interface GetQuoteProductsFromOpportunityInput {
  readonly quoteId: string | Ref<'quote'>
  readonly opportunityId: string | Ref<'opportunity'>
}

/**
 * Copies the products of an opportunity to the quote, behind the lines that it has.
 *
 * Wire: action `GetQuoteProductsFromOpportunity`, bound to the quote; the opportunity is its parameter.
 * Needs: a quote in its first state.
 * Fails with: `InvalidStateError` for a quote that is fixed; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it would copy them twice.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(getQuoteProductsFromOpportunity({ quoteId, opportunityId }))
 */
export function getQuoteProductsFromOpportunity({
  quoteId,
  opportunityId,
}: GetQuoteProductsFromOpportunityInput): Operation<void> {
  return GetQuoteProductsFromOpportunity(refOf(quote, quoteId, 'quoteId'), {
    Opportunity: refOf(opportunity, opportunityId, 'opportunityId'),
  })
}
