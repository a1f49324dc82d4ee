import { IncidentStates, type IncidentStatus, incident, incidentresolution } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { CloseIncident } from '../../operations/index.js'
import { newRecord } from '../../records/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { wholeNumber } from '../checks.js'
import { statusOf } from '../move-to.js'
import { refOf } from '../ref-of.js'

/** Input of `resolveIncident`. */
export interface ResolveIncidentInput {
  readonly incidentId: string | Ref<'incident'>
  /** What solved the case. */
  readonly subject: string
  readonly description?: string | undefined
  readonly timeSpentMinutes?: number | undefined
  /** A status reason of state Resolved: 5 Problem Solved (when absent), 1000 Information Provided. */
  readonly status?: Choice<typeof IncidentStatus.ProblemSolved | typeof IncidentStatus.InformationProvided> | undefined
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
  if (typeof subject !== 'string' || subject === '') throw new UsageError('subject takes a text.')
  const resolution = newRecord(incidentresolution, {
    incidentid: refOf(incident, input.incidentId, 'incidentId'),
    subject,
    description,
    timespent:
      timeSpentMinutes === undefined ? undefined : wholeNumber(timeSpentMinutes, 'timeSpentMinutes', 0, 2 ** 31 - 1),
  })
  return CloseIncident({
    IncidentResolution: resolution,
    Status: statusOf(incident.name, IncidentStates, IncidentStates.Resolved, input.status ?? 5),
  })
}
