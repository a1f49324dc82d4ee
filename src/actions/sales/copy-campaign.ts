import { campaign, campaignresponse } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CopyCampaign, CopyCampaignResponse } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'

/** Input of `copyCampaign`. */
export interface CopyCampaignInput {
  readonly campaignId: string | Ref<'campaign'>
  /** Whether the copy is a template for campaigns. False when absent. */
  readonly saveAsTemplate?: boolean | undefined
}

/** Result of `copyCampaign`. */
export interface CopiedCampaign {
  readonly campaign: Ref<'campaign'>
  readonly campaignId: string
}

/**
 * Makes a campaign, or a template of one, like another campaign.
 *
 * Wire: action `CopyCampaign`, bound to the campaign. It answers with the new one.
 * Needs: rights to create campaigns.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a campaign each time.
 * Source: the metadata of an organization.
 *
 * @example
 * const { campaignId: copy } = await crm.execute(copyCampaign({ campaignId }))
 */
export function copyCampaign({ campaignId, saveAsTemplate }: CopyCampaignInput): Operation<CopiedCampaign> {
  const call = CopyCampaign(refOf(campaign, campaignId, 'campaignId'), { SaveAsTemplate: saveAsTemplate ?? false })
  return mapResult(madeRecord(call, campaign), (record) => ({ campaign: record, campaignId: record.id }))
}

/** Input of `copyCampaignResponse`. */
export interface CopyCampaignResponseInput {
  readonly campaignResponseId: string | Ref<'campaignresponse'>
}

/** Result of `copyCampaignResponse`. */
export interface CopiedCampaignResponse {
  readonly campaignResponse: Ref<'campaignresponse'>
  readonly campaignResponseId: string
}

/**
 * Makes a campaign response like another one.
 *
 * Wire: action `CopyCampaignResponse`, bound to the response. It answers with the new one.
 * Needs: rights to create activities.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a response each time.
 * Source: the metadata of an organization.
 *
 * @example
 * const { campaignResponseId: copy } = await crm.execute(copyCampaignResponse({ campaignResponseId }))
 */
export function copyCampaignResponse(input: CopyCampaignResponseInput): Operation<CopiedCampaignResponse> {
  const call = CopyCampaignResponse(refOf(campaignresponse, input.campaignResponseId, 'campaignResponseId'))
  return mapResult(madeRecord(call, campaignresponse), (record) => ({
    campaignResponse: record,
    campaignResponseId: record.id,
  }))
}
