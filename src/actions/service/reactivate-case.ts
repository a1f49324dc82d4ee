import { IncidentStates, type IncidentStatus, incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'

/** Input of `reactivateCase`. */
export interface ReactivateCaseInput {
  readonly incidentId: string | Ref<'incident'>
  /** A status reason of state Active: 1 In Progress (when absent), 2 On Hold, 3 Waiting for Details, 4 Researching. */
  readonly status?:
    | Choice<
        | typeof IncidentStatus.InProgress
        | typeof IncidentStatus.OnHold
        | typeof IncidentStatus.WaitingForDetails
        | typeof IncidentStatus.Researching
      >
    | undefined
}

/**
 * Opens a case again that was resolved or canceled.
 *
 * Wire: PATCH `statecode` and `statuscode`. There is no action of the name `ReactivateIncident`.
 * Fails with: `InvalidStateError` where the organization's transition rules forbid it; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `incident`, "Restricted state transitions" (markcarrington.dev).
 *
 * @example
 * await crm.execute(reactivateCase({ incidentId }))
 */
export function reactivateCase({ incidentId, status }: ReactivateCaseInput): Operation<void> {
  return moveTo(incident, incidentId, 'incidentId', IncidentStates, IncidentStates.Active, status)
}
