import type { Message } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { pointsTo, targetOf } from '../values.js'

/**
 * Bound to what is added. Our choice: what the campaign has already stays there once.
 * Source: Web API reference, action AddItemCampaign.
 */
export const addItemCampaign: readonly Message[] = ['campaign', 'list', 'product', 'salesliterature'].map((boundTo) =>
  boundMessage({
    name: 'AddItemCampaign',
    kind: 'action',
    boundTo,
    parameters: { Campaign: { type: 'record', table: 'campaign', required: true } },
    returns: { type: 'campaignitem' },
    run(session, item, { Campaign }) {
      const campaign = targetOf(session.get('campaign', Campaign.id))
      const there = [...session.store.all('campaignitem')].find(
        (row) => pointsTo(row, 'campaignid', campaign) && row.values['entityid'] === item.id,
      )
      if (there !== undefined) return { kind: 'record', record: there, typed: false }
      session.store.link('campaignitem', campaign, targetOf(item))
      const record = session.write('campaignitem', undefined, {
        campaignid: campaign,
        entityid: item.id,
        entitytype: item.table,
      })
      return { kind: 'record', record, typed: false }
    },
  }),
)
