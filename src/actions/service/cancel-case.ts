import { IncidentStates, type IncidentStatus, incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `cancelCase`. */
export interface CancelCaseInput {
  readonly incidentId: string | Ref<'incident'>
  /** A status reason of state Cancelled: 6 Canceled; 2000 Merged is set by a merge. */
  readonly status?: Choice<typeof IncidentStatus.Cancelled> | undefined
}

/**
 * Cancels an active case. It leaves the queues.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `CancelIncident`.
 * Fails with: `BusinessRuleError` while activities or child cases of it are open; `InvalidStateError` for a case that is resolved; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `incident`, "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(cancelCase({ incidentId }))
 */
export function cancelCase({ incidentId, status }: CancelCaseInput): Operation<void> {
  return moveTo(incident, incidentId, 'incidentId', IncidentStates, IncidentStates.Cancelled, status)
}
