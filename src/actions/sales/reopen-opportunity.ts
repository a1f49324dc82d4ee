import { OpportunityStates, type OpportunityStatus, opportunity } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `reopenOpportunity`. */
export interface ReopenOpportunityInput {
  readonly opportunityId: string | Ref<'opportunity'>
  /** A status reason of state Open: 1 In Progress (when absent), 2 On Hold. */
  readonly status?: Choice<typeof OpportunityStatus.InProgress | typeof OpportunityStatus.OnHold> | undefined
}

/**
 * Opens an opportunity again that was won or lost. A won one has to be opened before it can be lost, and the other way round.
 *
 * Wire: PATCH `statecode` 0 and `statuscode`. There is no action of the name `ReopenOpportunity`.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `opportunity`, "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(reopenOpportunity({ opportunityId }))
 */
export function reopenOpportunity({ opportunityId, status }: ReopenOpportunityInput): Operation<void> {
  return moveTo(opportunity, opportunityId, 'opportunityId', OpportunityStates, OpportunityStates.Open, status)
}
