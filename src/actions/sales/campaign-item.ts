import { campaign, campaignactivity, campaignitem } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { AddItemCampaign, AddItemCampaignActivity } from '../../operations/index.js'
import { isGuid, type Ref } from '../../schema/index.js'
import { knownRecord, recordOf } from '../known-record.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'

/** What a campaign consists of: lists, products, sales literature and other campaigns. */
export type CampaignItem = Ref<'list'> | Ref<'product'> | Ref<'salesliterature'> | Ref<'campaign'>

/** Input of `addItemCampaign`. */
export interface AddItemCampaignInput {
  readonly campaignId: string | Ref<'campaign'>
  readonly item: CampaignItem
}

/** Result of `addItemCampaign`. */
export interface AddedCampaignItem {
  readonly campaignItemId: string
}

/**
 * Puts a list, a product, sales literature or another campaign into a campaign.
 *
 * Wire: action `AddItemCampaign`, bound to the item; the campaign is the parameter.
 * Needs: write access to the campaign, and rights to append both.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(addItemCampaign({ campaignId, item: ref(list, listId) }))
 */
export function addItemCampaign({ campaignId, item }: AddItemCampaignInput): Operation<AddedCampaignItem> {
  const record = knownRecord<(typeof item)['table']>(item, 'item')
  const added = AddItemCampaign(record, { Campaign: refOf(campaign, campaignId, 'campaignId') })
  return mapResult(madeRecord(added, campaignitem), ({ id }) => ({ campaignItemId: id }))
}

/** Input of `addItemCampaignActivity`. */
export interface AddItemCampaignActivityInput {
  readonly campaignActivityId: string | Ref<'campaignactivity'>
  /** A list or sales literature of the campaign. */
  readonly item: Ref<'list'> | Ref<'salesliterature'>
}

/** Result of `addItemCampaignActivity`. */
export interface AddedCampaignActivityItem {
  readonly campaignActivityItemId: string
}

/**
 * Puts a list or sales literature into an activity of a campaign.
 *
 * Wire: action `AddItemCampaignActivity`, unbound: other than `AddItemCampaign`, it takes both as parameters.
 * Needs: write access to the campaign activity.
 * Fails with: `RecordNotFoundError`; `PermissionError`. The emulator does not know the action and answers `ServiceError`.
 * Repeat: not repeated after a lost answer.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(addItemCampaignActivity({ campaignActivityId, item: ref(list, listId) }))
 */
export function addItemCampaignActivity(input: AddItemCampaignActivityInput): Operation<AddedCampaignActivityItem> {
  const added = AddItemCampaignActivity({
    CampaignActivity: refOf(campaignactivity, input.campaignActivityId, 'campaignActivityId'),
    Item: recordOf<(typeof input.item)['table']>(input.item, 'item', ['list', 'salesliterature']),
  })
  return mapResult(added, ({ CampaignActivityItemId }) => {
    if (isGuid(CampaignActivityItemId)) return { campaignActivityItemId: CampaignActivityItemId }
    throw new UnexpectedResponseError('AddItemCampaignActivity was answered without the id of the item.')
  })
}
