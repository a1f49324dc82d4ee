import { LeadStates, type LeadStatus, lead } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `disqualifyLead`. */
export interface DisqualifyLeadInput {
  readonly leadId: string | Ref<'lead'>
  /** A status reason of state Disqualified; 4 (Lost) when absent. */
  readonly status?:
    | Choice<
        | typeof LeadStatus.Lost
        | typeof LeadStatus.CannotContact
        | typeof LeadStatus.NoLongerInterested
        | typeof LeadStatus.Canceled
      >
    | undefined
}

/**
 * Closes an open lead as disqualified.
 *
 * Wire: PATCH `statecode` 2 and `statuscode`. There is no action of the name `DisqualifyLead`.
 * Fails with: `InvalidStateError` for a lead that is qualified; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `lead`, "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(disqualifyLead({ leadId, status: LeadStatus.NoLongerInterested }))
 */
export function disqualifyLead({ leadId, status }: DisqualifyLeadInput): Operation<void> {
  return moveTo(lead, leadId, 'leadId', LeadStates, LeadStates.Disqualified, status)
}
