import type { Message, Target } from '../../model.js'
import { columnSet, columnsOf } from '../column-set.js'
import { boundMessage, nothing, unboundMessage } from '../define-message.js'
import { targetOf } from '../values.js'
import { copyDocument, copyLines } from './copy-document.js'
import { followFlow } from './follow-flow.js'
import { requireFirstState } from './require-state.js'

/** Source: Web API reference, actions GenerateQuoteFromOpportunity, GenerateSalesOrderFromOpportunity, GenerateInvoiceFromOpportunity. */
function generate(name: string, table: string, more: Message['parameters'] = {}): Message {
  return unboundMessage({
    name,
    kind: 'action',
    parameters: { OpportunityId: { type: 'Guid', required: true }, ColumnSet: columnSet, ...more },
    returns: { type: 'crmbaseentity' },
    run(session, { OpportunityId, ColumnSet, ...given }) {
      const opportunity = session.get('opportunity', OpportunityId)
      const record = copyDocument(session, opportunity, table, { opportunityid: targetOf(opportunity) })
      if ('ProcessInstanceId' in given) followFlow(session, record, given.ProcessInstanceId as Target | null)
      return { kind: 'record', record, typed: true, columns: columnsOf(ColumnSet) }
    },
  })
}

/** Source: Web API reference, actions GetQuoteProductsFromOpportunity and its like. */
function getProducts(name: string, boundTo: string): Message {
  return boundMessage({
    name,
    kind: 'action',
    boundTo,
    parameters: { Opportunity: { type: 'record', table: 'opportunity', required: true } },
    run(session, document, { Opportunity }) {
      requireFirstState(document)
      copyLines(session, session.get('opportunity', Opportunity.id), document, { keepPrices: false })
      return nothing
    },
  })
}

export const fromOpportunity: readonly Message[] = [
  generate('GenerateQuoteFromOpportunity', 'quote', { ProcessInstanceId: { type: 'record', required: false } }),
  generate('GenerateSalesOrderFromOpportunity', 'salesorder'),
  generate('GenerateInvoiceFromOpportunity', 'invoice'),
  getProducts('GetQuoteProductsFromOpportunity', 'quote'),
  getProducts('GetSalesOrderProductsFromOpportunity', 'salesorder'),
  getProducts('GetInvoiceProductsFromOpportunity', 'invoice'),
]
