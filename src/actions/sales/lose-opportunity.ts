import type { Operation } from '../../operation/index.js'
import { type CloseOpportunityInput, closeOpportunity } from './close-opportunity.js'

const canceled = 4
const outSold = 5

export type LoseOpportunityInput = CloseOpportunityInput

/**
 * Closes an open opportunity as lost and records the `opportunityclose` activity.
 *
 * Wire: action `LoseOpportunity`, unbound. Status, unless given: 5 (Out-Sold) with a competitor, 4 (Canceled) without.
 * Fails with: `InvalidStateError` when the opportunity is closed already; `RecordNotFoundError`.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(loseOpportunity({ opportunityId, subject: 'Too dear', competitorId }))
 */
export function loseOpportunity(input: LoseOpportunityInput): Operation<void> {
  return closeOpportunity('LoseOpportunity', input, input.status ?? (input.competitorId ? outSold : canceled))
}
