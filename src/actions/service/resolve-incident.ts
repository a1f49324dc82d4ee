import { type IncidentStatus, incident, incidentresolution } from '../../entities/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { payloadOf } from '../../records/index.js'
import { type Choice, type Ref, ref } from '../../schema/index.js'
import { action } from '../message.js'

/** Input of `resolveIncident`. */
export interface ResolveIncidentInput {
  readonly incidentId: string | Ref<'incident'>
  /** What solved the case. */
  readonly subject: string
  readonly description?: string
  readonly timeSpentMinutes?: number
  /** A status reason of state Resolved: 5 Problem Solved (when absent), 1000 Information Provided. */
  readonly status?: Choice<typeof IncidentStatus.ProblemSolved | typeof IncidentStatus.InformationProvided>
}

/**
 * Resolves an active case and records the `incidentresolution` activity.
 *
 * Wire: action `CloseIncident`, unbound; there is no action of the name `ResolveIncident`.
 * Fails with: `BusinessRuleError` while activities of the case are open; `InvalidStateError` when it is closed already.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(resolveIncident({ incidentId, subject: 'Firmware updated', timeSpentMinutes: 60 }))
 */
export function resolveIncident(input: ResolveIncidentInput): Operation<void> {
  const { subject, description, timeSpentMinutes } = input
  const resolution = payloadOf(incidentresolution, {
    incidentid: ref(incident, idOf(input.incidentId, 'incident', 'incidentId')),
    subject,
    description,
    timespent: timeSpentMinutes,
  })
  return action('CloseIncident', 'CloseIncident', { IncidentResolution: resolution, Status: input.status ?? 5 })
}
