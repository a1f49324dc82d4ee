import type { OpportunityStatus } from '../../entities/index.js'
import { OpportunityStates } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { LoseOpportunity } from '../../operations/index.js'
import type { Choice } from '../../schema/index.js'
import { statusOf } from '../move-to.js'
import { type CloseOpportunityInput, closeOpportunity } from './close-opportunity.js'

const canceled = 4
const outSold = 5

/** Input of `loseOpportunity`. */
export interface LoseOpportunityInput extends CloseOpportunityInput {
  /** A status reason of state Lost. */
  readonly status?: Choice<typeof OpportunityStatus.Canceled | typeof OpportunityStatus.OutSold> | undefined
}

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
  const status = input.status ?? (input.competitorId === undefined ? canceled : outSold)
  return closeOpportunity(
    LoseOpportunity,
    input,
    statusOf('opportunity', OpportunityStates, OpportunityStates.Lost, status),
  )
}
