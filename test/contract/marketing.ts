import { type Client, otherOption, ref } from 'dynamics365-crm'
import {
  addItemCampaign,
  addListMembersList,
  addMemberList,
  cancelContract,
  cloneContract,
  copyCampaign,
  copyDynamicListToStatic,
  copyMembersList,
  removeMemberList,
  renewContract,
} from 'dynamics365-crm/actions'
import {
  account,
  ContractState,
  campaign,
  campaignitem,
  contact,
  contract,
  contracttemplate,
  ListCreatedFrom,
  list,
  listmember,
  product,
} from 'dynamics365-crm/entities'
import { InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
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

  describe('a dynamic list', () => {
    it('becomes a static one of those whom its query finds', async () => {
      const { crm, add, mark, discard } = workspace()
      await add(contact, { lastname: mark, firstname: 'Ann' })
      const dynamic = await add(list, {
        listname: mark,
        createdfromcode: ListCreatedFrom.Contact,
        type: true,
        query: `<fetch><entity name="contact"><attribute name="contactid"/><filter>
          <condition attribute="lastname" operator="eq" value="${mark}"/></filter></entity></fetch>`,
      })

      const { listId } = await crm.execute(copyDynamicListToStatic({ listId: dynamic }))
      discard(list, listId)

      const made = await crm.retrieve(list, listId, (l) =>
        l.select('type').expand('listcontact_association', (c) => c.select('firstname')),
      )
      expect(made.type).toBe(false)
      expect(made.listcontact_association.map(({ firstname }) => firstname)).toEqual(['Ann'])
    })
  })

  describe('a contract', () => {
    it('is cloned, renewed and canceled', async () => {
      const { crm, add, mark, discard } = workspace()
      const customer = await add(account, { name: mark })
      const template = await add(contracttemplate, {
        name: mark,
        abbreviation: mark.slice(-8),
        allotmenttypecode: 1,
        billingfrequencycode: 1,
      })
      const { id: contractId } = await add(contract, {
        title: mark,
        activeon: '2026-01-01T00:00:00Z',
        expireson: '2026-12-31T00:00:00Z',
        customerid: customer,
        billingcustomerid: customer,
        contracttemplateid: template,
      })

      const cloned = await crm.execute(cloneContract({ contractId }))
      discard(contract, cloned.contractId)
      const renewed = await crm.execute(renewContract({ contractId }))
      discard(contract, renewed.contractId)
      await crm.execute(cancelContract({ contractId, cancelDate: '2026-06-30T00:00:00Z' }))

      const read = (id: string) =>
        crm.retrieve(contract, id, (c) => c.select('statecode', '_originatingcontract_value'))
      expect(await read(cloned.contractId)).toMatchObject({ statecode: ContractState.Draft })
      expect(await read(renewed.contractId)).toMatchObject({ _originatingcontract_value: contractId })
      expect(await read(contractId)).toMatchObject({ statecode: ContractState.Canceled })
      await expect(
        crm.execute(cancelContract({ contractId, cancelDate: '2026-06-30T00:00:00Z', status: otherOption(77) })),
      ).rejects.toThrow(InvalidStateError)
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
