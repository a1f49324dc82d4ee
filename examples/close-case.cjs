// Resolves the oldest active case that has no open activity: node close-case.cjs
const { connect, query } = require('dynamics365-crm')
const { resolveIncident } = require('dynamics365-crm/actions')
const { createEmulator } = require('dynamics365-crm/emulator')
const { ActivityPointerState, IncidentState, incident } = require('dynamics365-crm/entities')

function openOrganization() {
  const { DATAVERSE_URL, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
  if (DATAVERSE_URL !== undefined) {
    const secret = { tenantId: AZURE_TENANT_ID, clientId: AZURE_CLIENT_ID, clientSecret: AZURE_CLIENT_SECRET }
    return connect({ orgUrl: DATAVERSE_URL, ...secret })
  }
  const { orgUrl, fetch } = createEmulator({ seed: 7 })
  return connect({ orgUrl, fetch, credential: async () => 'any' })
}

async function main() {
  const crm = await openOrganization()
  const oldest = await crm.first(
    query(incident)
      .select('title')
      .where((i) => i.statecode.eq(IncidentState.Active))
      .where((i) => i.Incident_ActivityPointers.any((a) => a.statecode.eq(ActivityPointerState.Open)).not())
      .orderBy('createdon'),
  )
  if (oldest === undefined) return console.log('No case can be closed')

  await crm.execute(
    resolveIncident({ incidentId: oldest.incidentid, subject: 'Solved by phone', timeSpentMinutes: 20 }),
  )
  const { statecode } = await crm.retrieve(incident, oldest.incidentid, (i) => i.select('statecode'))
  console.log(`${oldest.title}: ${statecode === IncidentState.Resolved ? 'resolved' : 'still open'}`)
}

main()
