import { opportunity, quote } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { GenerateQuoteFromOpportunity } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { keyOnly, madeRecord } from './made-record.js'

/** Input of `generateQuoteFromOpportunity`. */
export interface GenerateQuoteFromOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
  /** The opportunity's row of a business process flow, to be carried over to the quote. */
  readonly processInstanceId?: Ref | undefined
}

/**
 * Makes a quote of an opportunity, with its customer, price list and products. The opportunity stays open.
 *
 * Wire: action `GenerateQuoteFromOpportunity`, unbound.
 * Fails with: `RecordNotFoundError`; `PermissionError` for who may not create quotes.
 * Repeat: not repeated after a lost answer, as it would make a second quote: look for one with this `opportunityid` first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const made = await crm.execute(generateQuoteFromOpportunity({ opportunityId }))
 */
export function generateQuoteFromOpportunity(input: GenerateQuoteFromOpportunityInput): Operation<Ref<'quote'>> {
  const call = GenerateQuoteFromOpportunity({
    OpportunityId: idOf(input.opportunityId, opportunity.name, 'opportunityId'),
    ColumnSet: keyOnly(quote),
    ProcessInstanceId:
      input.processInstanceId === undefined ? undefined : knownRecord(input.processInstanceId, 'processInstanceId'),
  })
  return madeRecord(call, quote)
}
