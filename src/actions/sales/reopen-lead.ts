import { LeadStates, type LeadStatus, lead } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `reopenLead`. */
export interface ReopenLeadInput {
  readonly leadId: string | Ref<'lead'>
  /** A status reason of state Open: 1 New (when absent), 2 Contacted. */
  readonly status?: Choice<typeof LeadStatus.New | typeof LeadStatus.Contacted> | undefined
}

/**
 * Opens a lead again that was qualified or disqualified. What qualifying created stays.
 *
 * Wire: PATCH `statecode` 0 and `statuscode`.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `lead`, "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(reopenLead({ leadId, status: LeadStatus.Contacted }))
 */
export function reopenLead({ leadId, status }: ReopenLeadInput): Operation<void> {
  return moveTo(lead, leadId, 'leadId', LeadStates, LeadStates.Open, status)
}
