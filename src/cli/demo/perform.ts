import { operationReport } from '../../reports/index.js'
import { reportedRecords } from './reported-records.js'
import type { Scene } from './scene.js'
import { advanceOpportunity } from './steps/advance-opportunity.js'
import { createLead } from './steps/create-lead.js'
import { openCase } from './steps/open-case.js'
import { pickCase } from './steps/pick-case.js'
import { qualify } from './steps/qualify.js'
import { queueCase } from './steps/queue-case.js'
import { readPipeline } from './steps/read-pipeline.js'
import { resolveCase } from './steps/resolve-case.js'
import { win } from './steps/win.js'

/** The library's main job, from a new lead to a won opportunity and a resolved case. Gives the report of it. */
export async function perform(scene: Scene, orgUrl: string): Promise<string> {
  const { journal, crm } = scene
  const time = new Date()

  const leadId = await journal.run('Create the lead', () => createLead(scene))
  const { accountId, contactId, opportunityId } = await journal.run('Qualify the lead', () => qualify(scene, leadId))
  await journal.run('Move the opportunity', () => advanceOpportunity(scene, opportunityId))
  await journal.run('Win the opportunity', () => win(scene, opportunityId))
  const incidentId = await journal.run('Open a case', () => openCase(scene, accountId, contactId))
  const queueItemId = await journal.run('Queue the case', () => queueCase(scene, incidentId))
  await journal.run('Pick the case', () => pickCase(scene, queueItemId))
  await journal.run('Resolve the case', () => resolveCase(scene, incidentId))
  const pipeline = await journal.run('Read the pipeline', () => readPipeline(scene))

  const records = await reportedRecords(crm, { leadId, accountId, contactId, opportunityId, incidentId })
  return operationReport({
    operation: 'From a lead to a won opportunity and a resolved case',
    time,
    orgUrl,
    records,
    actions: journal.results,
    pipeline,
  })
}
