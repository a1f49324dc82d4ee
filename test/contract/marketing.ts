import { type Client, ref } from 'dynamics365-crm'
import {
  addItemCampaign,
  addListMembersList,
  addMemberList,
  copyCampaign,
  copyMembersList,
  removeMemberList,
} from 'dynamics365-crm/actions'
import { campaign, campaignitem, contact, ListCreatedFrom, list, listmember, product } from 'dynamics365-crm/entities'
import { RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** Campaigns get items, and lists get members. */
export function describeMarketing(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  describe('a marketing list', () => {
    it('gets, gives and loses members', async () => {
      const { crm, add, mark } = workspace()
      const columns = { listname: mark, createdfromcode: ListCreatedFrom.Contact }
      const from = await add(list, columns)
      const to = await add(list, columns)
      const ann = await add(contact, { lastname: mark, firstname: 'Ann' })
      const bob = await add(contact, { lastname: mark, firstname: 'Bob' })
      const members = async (id: string) => {
        const read = await crm.retrieve(list, id, (l) =>
          l.select('listname').expand('listcontact_association', (c) => c.select('firstname')),
        )
        return read.listcontact_association.map(({ firstname }) => firstname).sort()
      }

      const { listMemberId } = await crm.execute(addMemberList({ listId: from, memberId: ann }))
      await crm.batch([addListMembersList({ listId: from, members: [bob] })])
      await crm.execute(copyMembersList({ listId: from, targetListId: to }))
      await crm.execute(removeMemberList({ listId: from, listMemberId }))

      expect(await members(from.id)).toEqual(['Bob'])
      expect(await members(to.id)).toEqual(['Ann', 'Bob'])
      await expect(
        crm.execute(removeMemberList({ listId: from, listMemberId: ref(listmember, listMemberId) })),
      ).rejects.toThrow(RecordNotFoundError)
      await expect(crm.execute(addMemberList({ listId: from, memberId: from.id }))).rejects.toThrow(RecordNotFoundError)
    })
  })

  describe('a campaign', () => {
    it('consists of lists and products, and is copied', async () => {
      const { crm, add, mark, discard } = workspace()
      const spring = await add(campaign, { name: mark })
      const letter = await add(list, { listname: mark, createdfromcode: ListCreatedFrom.Contact })
      const sold = await add(product, { name: mark, productnumber: mark })

      const [asList, asProduct] = [
        await crm.execute(addItemCampaign({ campaignId: spring, item: letter })),
        await crm.execute(addItemCampaign({ campaignId: spring, item: sold })),
      ]
      const copied = await crm.execute(copyCampaign({ campaignId: spring, saveAsTemplate: true }))
      discard(campaign, copied.campaignId)

      const read = (id: string) => crm.retrieve(campaignitem, id, (i) => i.select('entityid', '_campaignid_value'))
      expect(await read(asList.campaignItemId)).toMatchObject({ entityid: letter.id, _campaignid_value: spring.id })
      expect(await read(asProduct.campaignItemId)).toMatchObject({ entityid: sold.id })
      expect(await crm.retrieve(campaign, copied.campaignId, (c) => c.select('name', 'istemplate'))).toMatchObject({
        istemplate: true,
      })
    })
  })
}
