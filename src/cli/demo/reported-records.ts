import {
  account,
  contact,
  IncidentState,
  incident,
  LeadState,
  lead,
  OpportunityState,
  opportunity,
} from '../../entities/index.js'
import type { Client } from '../../index.js'
import type { ReportedRecord } from '../../reports/index.js'

interface Ids {
  readonly leadId: string
  readonly accountId: string
  readonly contactId: string | undefined
  readonly opportunityId: string
  readonly incidentId: string
}

/** Reads the demo's records once more: the report says what the organization holds, not what was sent. */
export async function reportedRecords(crm: Client, ids: Ids): Promise<readonly ReportedRecord[]> {
  const { leadId, accountId, contactId, opportunityId, incidentId } = ids
  const prospect = await crm.retrieve(lead, leadId, (l) => l.select('subject', 'statecode'))
  const customer = await crm.retrieve(account, accountId, (a) => a.select('name'))
  const person = contactId && (await crm.retrieve(contact, contactId, (c) => c.select('fullname')))
  const deal = await crm.retrieve(opportunity, opportunityId, (o) => o.select('name', 'statecode'))
  const request = await crm.retrieve(incident, incidentId, (i) => i.select('title', 'statecode'))
  return [
    {
      kind: 'Lead',
      name: prospect.subject ?? '',
      state: optionName(LeadState, prospect.statecode),
    },
    { kind: 'Account', name: customer.name ?? '', state: 'Created' },
    ...(person ? [{ kind: 'Contact', name: person.fullname ?? '', state: 'Created' }] : []),
    {
      kind: 'Opportunity',
      name: deal.name ?? '',
      state: optionName(OpportunityState, deal.statecode),
    },
    {
      kind: 'Case',
      name: request.title ?? '',
      state: optionName(IncidentState, request.statecode),
    },
  ]
}

function optionName(options: Readonly<Record<string, number>>, value: number): string {
  const [name] = Object.entries(options).find(([, option]) => option === value) ?? []
  return name ?? String(value)
}
