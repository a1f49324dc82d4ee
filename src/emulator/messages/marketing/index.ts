import type { Message } from '../../model.js'
import { addItemCampaign } from './add-item-campaign.js'
import { cancelContract, cloneContract, renewContract } from './contracts.js'
import { copyCampaign, copyCampaignResponse } from './copy-campaign.js'
import {
  addListMembersList,
  addMemberList,
  copyDynamicListToStatic,
  copyMembersList,
  removeMemberList,
} from './list-members.js'

/**
 * Campaigns, lists and contracts. AddItemCampaignActivity, DistributeCampaignActivity, QualifyMemberList and
 * Recalculate are not answered: what they do to records is not documented well enough.
 */
export const marketingMessages: readonly Message[] = Object.freeze([
  ...addItemCampaign,
  copyCampaign,
  copyCampaignResponse,
  addMemberList,
  addListMembersList,
  removeMemberList,
  copyMembersList,
  copyDynamicListToStatic,
  cloneContract,
  renewContract,
  cancelContract,
])
