import { boundMessage } from './define-message.js'
import { lookupOf, numberOf, targetOf } from './values.js'

const completed = 1

/** The minutes of the completed activities of a case. Source: Web API reference, function CalculateTotalTimeIncident. */
export const calculateTotalTime = boundMessage({
  name: 'CalculateTotalTimeIncident',
  kind: 'function',
  boundTo: 'incident',
  parameters: {},
  returns: { type: 'CalculateTotalTimeIncidentResponse', properties: { TotalTime: 'Edm.Int64' } },
  run({ store }, incident) {
    const about = targetOf(incident)
    let TotalTime = 0
    for (const { logicalName, isActivity } of store.tables.values()) {
      if (!isActivity || logicalName === 'activitypointer' || logicalName === 'incidentresolution') continue
      for (const activity of store.all(logicalName)) {
        if (activity.values['statecode'] !== completed || lookupOf(activity, 'regardingobjectid')?.id !== about.id)
          continue
        TotalTime += numberOf(activity, 'actualdurationminutes') ?? 0
      }
    }
    return { kind: 'complex', type: 'CalculateTotalTimeIncidentResponse', value: { TotalTime } }
  },
})
