import { newGuid, ref } from 'dynamics365-crm'
import * as actions from 'dynamics365-crm/actions'
import {
  account,
  contact,
  email,
  incident,
  LeadStates,
  lead,
  opportunity,
  queue,
  systemuser,
  task,
  team,
} from 'dynamics365-crm/entities'
import { OutcomeUnknownError } from 'dynamics365-crm/errors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenConnection } from '../http/answers.js'
import { pass, resumeTime, stopTime } from '../http/fake-time.js'
import { openExecutor } from '../http/open-executor.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'

beforeEach(() => stopTime())
afterEach(() => resumeTime())

/** What would be done twice by a second request, or is refused then: never sent again. */
const once = {
  addPrincipalToQueue: actions.addPrincipalToQueue({ queueId: id, principal: ref(systemuser, other) }),
  addToQueue: actions.addToQueue({ queueId: id, target: ref(incident, other) }),
  applyRoutingRule: actions.applyRoutingRule({ incidentId: id }),
  calculatePrice: actions.calculatePrice({ target: ref(opportunity, id) }),
  cancelSalesOrder: actions.cancelSalesOrder({ salesOrderId: id }),
  closeQuote: actions.closeQuote({ quoteId: id }),
  convertQuoteToSalesOrder: actions.convertQuoteToSalesOrder({ quoteId: id }),
  convertSalesOrderToInvoice: actions.convertSalesOrderToInvoice({ salesOrderId: id }),
  createCase: actions.createCase({ title: 'Noise', customer: ref(account, id) }),
  fulfillSalesOrder: actions.fulfillSalesOrder({ salesOrderId: id }),
  generateQuoteFromOpportunity: actions.generateQuoteFromOpportunity({ opportunityId: id }),
  getQuoteProductsFromOpportunity: actions.getQuoteProductsFromOpportunity({ quoteId: id, opportunityId: other }),
  lockSalesOrderPricing: actions.lockSalesOrderPricing({ salesOrderId: id }),
  loseOpportunity: actions.loseOpportunity({ opportunityId: id }),
  mergeCases: actions.mergeCases({ targetId: id, subordinateId: other }),
  pickFromQueue: actions.pickFromQueue({ queueItemId: id, workerId: other }),
  planTask: actions.planTask({ subject: 'Call' }),
  qualifyLead: actions.qualifyLead({ leadId: id, createOpportunity: true }),
  releaseToQueue: actions.releaseToQueue({ queueItemId: id }),
  resolveIncident: actions.resolveIncident({ incidentId: id, subject: 'Solved' }),
  reviseQuote: actions.reviseQuote({ quoteId: id }),
  routeTo: actions.routeTo({ queueItemId: id, target: ref(queue, other) }),
  sendEmail: actions.sendEmail({ emailId: id }),
  winOpportunity: actions.winOpportunity({ opportunityId: id }),
  winQuote: actions.winQuote({ quoteId: id }),
}

/** What leaves the same behind when it is done twice: sent again. */
const again = {
  activateQuote: actions.activateQuote({ quoteId: id }),
  applySla: actions.applySla({ incidentId: id, slaId: other }),
  assign: actions.assign(lead, id, ref(team, other)),
  cancelActivity: actions.cancelActivity({ activity: ref(email, id) }),
  cancelCase: actions.cancelCase({ incidentId: id }),
  cancelInvoice: actions.cancelInvoice({ invoiceId: id }),
  completeActivity: actions.completeActivity({ activity: ref(task, id) }),
  'createCase with its own id': actions.createCase({ title: 'Noise', customer: ref(contact, id) }, { id: newGuid() }),
  disqualifyLead: actions.disqualifyLead({ leadId: id }),
  escalateCase: actions.escalateCase({ incidentId: id }),
  payInvoice: actions.payInvoice({ invoiceId: id }),
  reactivateCase: actions.reactivateCase({ incidentId: id }),
  reopenLead: actions.reopenLead({ leadId: id }),
  reopenOpportunity: actions.reopenOpportunity({ opportunityId: id }),
  setState: actions.setState(lead, id, LeadStates.Disqualified),
  submitSalesOrder: actions.submitSalesOrder({ salesOrderId: id }),
}

describe('when the answer is lost', () => {
  it.each(Object.entries(once))('%s is not sent again, and its outcome is unknown', async (_, operation) => {
    const { executor, sent } = openExecutor(() => {
      throw brokenConnection('ECONNRESET')
    })

    const call = executor.execute<unknown>(operation).catch((error: unknown) => error)
    await pass(60_000)

    expect(await call).toBeInstanceOf(OutcomeUnknownError)
    expect(sent).toHaveLength(1)
  })

  it.each(Object.entries(again))('%s is sent again', async (_, operation) => {
    const { executor, sent } = openExecutor((_request, nth) => {
      if (nth === 1) throw brokenConnection('ECONNRESET')
      const headers = { 'OData-EntityId': `https://contoso.crm.dynamics.com/api/data/v9.2/x(${id})` }
      return new Response(null, { status: 204, headers })
    })

    const call = executor.execute<unknown>(operation).catch((error: unknown) => error)
    await pass(60_000)

    expect(await call).not.toBeInstanceOf(Error)
    expect(sent).toHaveLength(2)
  })
})
