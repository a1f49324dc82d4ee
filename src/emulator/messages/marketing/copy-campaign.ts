import { boundMessage } from '../define-message.js'
import { copiedColumns } from './copied-columns.js'

/** Our choice: the columns are copied, and neither its items nor its activities. Source: the metadata of an organization, CopyCampaign. */
export const copyCampaign = boundMessage({
  name: 'CopyCampaign',
  kind: 'action',
  boundTo: 'campaign',
  parameters: { SaveAsTemplate: { type: 'Boolean', required: true } },
  returns: { type: 'campaign' },
  run(session, campaign, { SaveAsTemplate }) {
    const values = { ...copiedColumns(campaign.values, 'campaignid', 'codename'), istemplate: SaveAsTemplate }
    return { kind: 'record', record: session.write('campaign', undefined, values), typed: false }
  },
})

/** Our choice: an open response with the columns of the other. Source: the metadata of an organization, CopyCampaignResponse. */
export const copyCampaignResponse = boundMessage({
  name: 'CopyCampaignResponse',
  kind: 'action',
  boundTo: 'campaignresponse',
  parameters: {},
  returns: { type: 'campaignresponse' },
  run(session, response) {
    const record = session.write('campaignresponse', undefined, copiedColumns(response.values))
    return { kind: 'record', record, typed: false }
  },
})
