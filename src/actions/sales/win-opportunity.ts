import { OpportunityStates, type OpportunityStatus } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { WinOpportunity } from '../../operations/index.js'
import type { Choice } from '../../schema/index.js'
import { statusOf } from '../move-to.js'
import { type CloseOpportunityInput, closeOpportunity } from './close-opportunity.js'

/** Input of `winOpportunity`. */
export interface WinOpportunityInput extends Omit<CloseOpportunityInput, 'competitorId'> {
  /** A status reason of state Won; 3 (Won) when absent. */
  readonly status?: Choice<typeof OpportunityStatus.Won> | undefined
}

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
  return closeOpportunity(
    WinOpportunity,
    input,
    statusOf('opportunity', OpportunityStates, OpportunityStates.Won, input.status ?? 3),
  )
}
