import { Refusal } from '../model.js'
import { termsAfterResolving } from '../session/case-entitlement.js'
import { requireNoActiveChild } from '../session/index.js'
import { hasOpenActivities } from '../session/open-activities.js'
import { nothing, unboundMessage } from './define-message.js'
import { requireStatus } from './require-status.js'
import { instant, lookupOf, numberOf, textOf } from './values.js'

const resolved = 1

/** Source: Web API reference, action CloseIncident; "Web service error codes". */
export const closeIncident = unboundMessage({
  name: 'CloseIncident',
  kind: 'action',
  parameters: {
    IncidentResolution: { type: 'new', table: 'incidentresolution', required: true },
    Status: { type: 'Int32', required: true },
  },
  run(session, { IncidentResolution, Status }) {
    const resolution = session.create('incidentresolution', IncidentResolution)
    const regarding = lookupOf(resolution, 'incidentid')
    if (regarding === undefined) {
      throw new Refusal(400, '0x80044409', 'The incident id is missing from the incident resolution.')
    }

    const incident = session.get('incident', regarding.id)
    if (incident.values['statecode'] !== 0) {
      throw new Refusal(400, '0x80044411', 'The case has already been resolved or canceled.')
    }
    requireStatus(session.store, incident, resolved, Status)
    if (hasOpenActivities(session.store, regarding)) {
      throw new Refusal(
        400,
        '0x8004440A',
        'The case could not be resolved because there are open activities associated with this case.',
      )
    }

    requireNoActiveChild(session.store, incident, 'resolved')

    session.write('incidentresolution', resolution.id, {
      regardingobjectid: regarding,
      actualend: textOf(resolution, 'actualend') ?? instant(session.now()),
      resolutiontypecode: numberOf(resolution, 'resolutiontypecode') ?? Status,
      statecode: 1,
      statuscode: 2,
    })
    session.write('incident', incident.id, { statecode: resolved, statuscode: Status })
    const used = termsAfterResolving(session.store, incident, numberOf(resolution, 'timespent') ?? 0)
    if (used !== undefined) session.write('entitlement', ...used)
    return nothing
  },
})
