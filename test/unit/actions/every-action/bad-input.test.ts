import * as actions from 'dynamics365-crm/actions'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { id, samples } from './samples.js'
import { spoiled } from './spoiled.js'

/** Whose record may be of any table, also of one that an organization has made. */
const ofAnyTable = new Set([
  'addToQueue',
  'addUserToRecordTeam',
  'applyRecordCreationRule',
  'calculateRollupField',
  'distributeCampaignActivity',
  'grantAccess',
  'initializeFrom',
  'instantiateTemplate',
  'modifyAccess',
  'processInstancesOf',
  'removeUserFromRecordTeam',
  'retrieveAttributeChangeHistory',
  'retrieveDuplicates',
  'retrievePrincipalAccess',
  'retrieveRecordChangeHistory',
  'retrieveSharedPrincipalsAndAccess',
  'revokeAccess',
  'rollup',
  'sendEmailFromTemplate',
  'slaKpiInstancesOf',
])

/** A status reason of another state than the one that the action moves to. */
const ofAnotherState = {
  activateQuote: [actions.activateQuote, { quoteId: id, status: 4 }],
  cancelCase: [actions.cancelCase, { incidentId: id, status: 5 }],
  cancelInvoice: [actions.cancelInvoice, { invoiceId: id, status: 100_001 }],
  cancelSalesOrder: [actions.cancelSalesOrder, { salesOrderId: id, status: 100_001 }],
  closeIncident: [actions.closeIncident, { incidentId: id, subject: 'Solved', status: 6 }],
  closeQuote: [actions.closeQuote, { quoteId: id, status: 4 }],
  convertQuoteToSalesOrder: [actions.convertQuoteToSalesOrder, { quoteId: id, closeStatus: 5 }],
  disqualifyLead: [actions.disqualifyLead, { leadId: id, status: 3 }],
  fulfillSalesOrder: [actions.fulfillSalesOrder, { salesOrderId: id, status: 4 }],
  loseOpportunity: [actions.loseOpportunity, { opportunityId: id, status: 3 }],
  payInvoice: [actions.payInvoice, { invoiceId: id, status: 100_003 }],
  qualifyLead: [actions.qualifyLead, { leadId: id, status: 4 }],
  reactivateCase: [actions.reactivateCase, { incidentId: id, status: 5 }],
  reopenLead: [actions.reopenLead, { leadId: id, status: 3 }],
  reopenOpportunity: [actions.reopenOpportunity, { opportunityId: id, status: 3 }],
  resolveIncident: [actions.resolveIncident, { incidentId: id, subject: 'Solved', status: 1 }],
  returnQuoteToDraft: [actions.returnQuoteToDraft, { quoteId: id, status: 4 }],
  submitSalesOrder: [actions.submitSalesOrder, { salesOrderId: id, status: 4 }],
  winOpportunity: [actions.winOpportunity, { opportunityId: id, status: 4 }],
  winQuote: [actions.winQuote, { quoteId: id, status: 5 }],
} as const

describe('what cannot be right is refused before anything is sent', () => {
  it.each(Object.entries(samples))('by %s', (name, { make, args }) => {
    const taken = spoiled(args).filter((wrong) => !isRefused(() => make(...wrong.args)))
    const left = taken.filter(({ what }) => !(ofAnyTable.has(name) && what.endsWith('table = nowhere')))

    expect(left.map(({ what }) => what)).toEqual([])
    expect(taken.length > left.length).toBe(ofAnyTable.has(name))
  })

  it.each(Object.entries(ofAnotherState))('a status reason of another state, by %s', (_, [make, input]) => {
    expect(() => make(input as never)).toThrow(UsageError)
  })
})

function isRefused(call: () => unknown): boolean {
  try {
    call()
    return false
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return true
  }
}
