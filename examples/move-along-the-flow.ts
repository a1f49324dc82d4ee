// An opportunity goes through its process flow, stage by stage, and the flow is finished.
import { create, ref } from 'dynamics365-crm'
import { activePath, finishFlow, moveToNextStage, moveToPreviousStage, startFlow } from 'dynamics365-crm/actions'
import { opportunitysalesprocess as flow, opportunity } from 'dynamics365-crm/entities'
import { openOrganization } from './organization.js'

const crm = openOrganization()

const dealId = await crm.execute(create(opportunity, { name: 'Pumps for the new plant' }))
const { id: flowId } = await crm.execute(
  startFlow({ flow, record: ref(opportunity, dealId), values: { name: 'Pumps' } }),
)

const path = await crm.execute(activePath({ flowId }))
console.log(path.map(({ name }) => name).join(' > '))

for (const _ of path.slice(1)) {
  const { stage } = await moveToNextStage(crm, { flow, flowId })
  console.log(`at ${stage.name}`)
}

const back = await moveToPreviousStage(crm, { flow, flowId })
console.log(`back at ${back.stage.name}`)
await moveToNextStage(crm, { flow, flowId })

await crm.execute(finishFlow({ flow, flowId }))
const deal = await crm.retrieve(opportunity, dealId, (o) => o.select('stepname'))
console.log(`finished at ${deal.stepname}`)
