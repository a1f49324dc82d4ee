import { ref } from 'dynamics365-crm'
import {
  addItemCampaign,
  addItemCampaignActivity,
  addListMembersList,
  addMemberList,
  cancelContract,
  cloneContract,
  copyCampaign,
  copyCampaignResponse,
  copyDynamicListToStatic,
  copyMembersList,
  distributeCampaignActivity,
  qualifyMemberList,
  recalculateGoal,
  removeMemberList,
  renewContract,
} from 'dynamics365-crm/actions'
import { account, campaign, contact, list, opportunity, systemuser } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const otherId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const namespace = 'Microsoft.Dynamics.CRM'
const answered = (body: unknown) => ({ status: 200, headers: new Headers(), body })

describe('campaigns', () => {
  it('get items by an action bound to the item', () => {
    const operation = addItemCampaign({ campaignId: id, item: ref(list, otherId) })

    expect(operation).toMatchObject({
      method: 'POST',
      path: `lists(${otherId})/${namespace}.AddItemCampaign`,
      body: { Campaign: { '@odata.type': `${namespace}.campaign`, campaignid: id } },
      repeat: 'when-refused',
    })
    expect(operation.read(answered({ campaignitemid: id }))).toEqual({ campaignItemId: id })
    expect(() => operation.read(answered({}))).toThrow(UnexpectedResponseError)
    // @ts-expect-error an account is nothing that a campaign consists of
    expect(() => addItemCampaign({ campaignId: id, item: ref(account, otherId) })).toThrow(UsageError)
  })

  it('have activities that get items by an action that names both', () => {
    const operation = addItemCampaignActivity({ campaignActivityId: id, item: ref(list, otherId) })

    expect(operation).toMatchObject({
      path: 'AddItemCampaignActivity',
      body: {
        CampaignActivity: { '@odata.type': `${namespace}.campaignactivity`, activityid: id },
        Item: { '@odata.type': `${namespace}.list`, listid: otherId },
      },
    })
    expect(operation.read(answered({ CampaignActivityItemId: otherId }))).toEqual({ campaignActivityItemId: otherId })
    expect(() => operation.read(answered({}))).toThrow(UnexpectedResponseError)
  })

  it('are copied, and so are responses', () => {
    const copied = copyCampaign({ campaignId: id, saveAsTemplate: true })

    expect(copied).toMatchObject({
      path: `campaigns(${id})/${namespace}.CopyCampaign`,
      body: { SaveAsTemplate: true },
    })
    expect(copied.read(answered({ campaignid: otherId }))).toEqual({
      campaign: ref(campaign, otherId),
      campaignId: otherId,
    })
    expect(copyCampaign({ campaignId: id }).body).toEqual({ SaveAsTemplate: false })
    expect(copyCampaignResponse({ campaignResponseId: id })).toMatchObject({
      path: `campaignresponses(${id})/${namespace}.CopyCampaignResponse`,
    })
  })

  it('hand out their activities', () => {
    const given = { campaignActivityId: id, templateId: otherId, owner: ref(systemuser, id) }
    const operation = distributeCampaignActivity({ ...given, ownership: 'ListMemberOwner', queueId: otherId })

    expect(operation).toMatchObject({
      path: `campaignactivities(${id})/${namespace}.DistributeCampaignActivity`,
      body: {
        Propagate: true,
        Template: { templateid: otherId },
        OwnershipOptions: 'ListMemberOwner',
        Owner: { '@odata.type': `${namespace}.systemuser` },
        SendEmail: false,
        Queue: { queueid: otherId },
        PostWorkflowEvent: true,
      },
    })
    expect(operation.read(answered({ activityid: otherId }))).toEqual({ bulkOperationId: otherId })
    // @ts-expect-error no such ownership
    expect(() => distributeCampaignActivity({ ...given, ownership: 'Nobody' })).toThrow(UsageError)
  })
})

describe('marketing lists', () => {
  it('get one member, and tell its row', () => {
    const operation = addMemberList({ listId: id, memberId: ref(contact, otherId) })

    expect(operation).toMatchObject({
      path: `lists(${id})/${namespace}.AddMemberList`,
      body: { EntityId: otherId },
    })
    expect(operation.read(answered({ Id: id }))).toEqual({ listMemberId: id })
    expect(addMemberList({ listId: id, memberId: otherId }).body).toEqual({ EntityId: otherId })
    // @ts-expect-error an opportunity is no member
    expect(() => addMemberList({ listId: id, memberId: ref(opportunity, otherId) })).toThrow(
      new UsageError('memberId takes refs to account, contact or lead.'),
    )
  })

  it('get several, and lose one', () => {
    const members = [ref(contact, id), ref(contact, otherId)]

    expect(addListMembersList({ listId: id, members })).toMatchObject({
      path: 'AddListMembersList',
      body: {
        List: { listid: id },
        Members: [
          { '@odata.type': `${namespace}.contact`, contactid: id },
          { '@odata.type': `${namespace}.contact`, contactid: otherId },
        ],
      },
    })
    expect(removeMemberList({ listId: id, listMemberId: otherId })).toMatchObject({
      path: `lists(${id})/${namespace}.RemoveMemberList`,
      body: { ListMember: { listmemberid: otherId } },
    })
    expect(() => addListMembersList({ listId: id, members: [] })).toThrow(UsageError)
    // @ts-expect-error an id says no table
    expect(() => addListMembersList({ listId: id, members: [otherId] })).toThrow(UsageError)
  })

  it('are copied onto others, fixed, and qualified', () => {
    expect(copyMembersList({ listId: id, targetListId: otherId })).toMatchObject({
      path: `lists(${id})/${namespace}.CopyMembersList`,
      body: { TargetList: { listid: otherId } },
    })
    const fixed = copyDynamicListToStatic({ listId: id })
    expect(fixed.path).toBe(`lists(${id})/${namespace}.CopyDynamicListToStatic`)
    expect(fixed.read(answered({ listid: otherId }))).toEqual({ list: ref(list, otherId), listId: otherId })
    expect(qualifyMemberList({ listId: id, members: [ref(contact, id)], overrideOrRemove: true })).toMatchObject({
      path: `lists(${id})/${namespace}.QualifyMemberList`,
      body: { ListMember: [{ contactid: id }], OverrideorRemove: true },
    })
  })
})

describe('contracts and goals', () => {
  it('are renewed, cloned, canceled and rolled up', () => {
    const renewed = renewContract({ contractId: id })

    expect(renewed).toMatchObject({
      path: `contracts(${id})/${namespace}.RenewContract`,
      body: { Status: 1, IncludeCanceledLines: false },
    })
    expect(renewed.read(answered({ contractid: otherId })).contractId).toBe(otherId)
    expect(cloneContract({ contractId: id, includeCanceledLines: true })).toMatchObject({
      path: `contracts(${id})/${namespace}.CloneContract`,
      body: { IncludeCanceledLines: true },
    })
    expect(cancelContract({ contractId: id, cancelDate: '2027-01-31T00:00:00Z' })).toMatchObject({
      path: `contracts(${id})/${namespace}.CancelContract`,
      body: { CancelDate: '2027-01-31T00:00:00Z', Status: 5 },
    })
    expect(() => cancelContract({ contractId: id, cancelDate: 'soon' })).toThrow(UsageError)
    expect(recalculateGoal({ goalId: id })).toMatchObject({ path: `goals(${id})/${namespace}.Recalculate` })
  })
})
