import { connect, type Operation, ref } from 'dynamics365-crm'
import {
  addItemCampaignActivity,
  distributeCampaignActivity,
  getDefaultPriceLevel,
  qualifyMemberList,
  recalculateGoal,
  retrieveProductProperties,
} from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { campaignactivity, contact, list, quotedetail, systemuser } from 'dynamics365-crm/entities'
import { ServiceError } from 'dynamics365-crm/errors'
import { expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

it.each<Operation<unknown>>([
  addItemCampaignActivity({ campaignActivityId: id, item: ref(list, id) }),
  distributeCampaignActivity({
    campaignActivityId: ref(campaignactivity, id),
    templateId: id,
    ownership: 'Caller',
    owner: ref(systemuser, id),
  }),
  getDefaultPriceLevel({ table: 'quote' }),
  qualifyMemberList({ listId: id, members: [ref(contact, id)], overrideOrRemove: true }),
  recalculateGoal({ goalId: id }),
  retrieveProductProperties({ line: ref(quotedetail, id) }),
])('$name is refused by name, not answered with something made up', async (operation) => {
  const { orgUrl, fetch } = createEmulator()
  const crm = await connect({ orgUrl, fetch, credential: async () => 'any' })

  const refused = crm.execute(operation)

  await expect(refused).rejects.toThrow(ServiceError)
  await expect(refused).rejects.toThrow(operation.name)
})
