import type { Operation } from '../../operation/index.js'
import { type CloseOpportunityInput, closeOpportunity } from './close-opportunity.js'

export type WinOpportunityInput = Omit<CloseOpportunityInput, 'competitorId'>

/**
 * Closes an open opportunity as won and records the `opportunityclose` activity.
 *
 * Wire: action `WinOpportunity`, unbound, with status 3 (Won) unless another is given.
 * Units: `actualRevenue` is in the record's transaction currency, not the base currency.
 * Fails with: `InvalidStateError` when the opportunity is closed already; `RecordNotFoundError`.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(winOpportunity({ opportunityId, subject: 'Signed', actualRevenue: 120_000 }))
 */
export function winOpportunity(input: WinOpportunityInput): Operation<void> {
  return closeOpportunity('WinOpportunity', input, input.status ?? 3)
}
