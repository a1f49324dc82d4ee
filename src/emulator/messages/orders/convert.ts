import { columnSet, columnsOf } from '../column-set.js'
import { unboundMessage } from '../define-message.js'
import { requireStatus } from '../require-status.js'
import { instant, targetOf } from '../values.js'
import { copyDocument } from './copy-document.js'
import { followFlow } from './follow-flow.js'
import { requireState } from './require-state.js'

const active = 1
const won = 2

/**
 * Our choice: an active quote is won by the way when something says how it closes; without that it has to be won already.
 * Source: Web API reference, action ConvertQuoteToSalesOrder.
 */
export const convertQuoteToSalesOrder = unboundMessage({
  name: 'ConvertQuoteToSalesOrder',
  kind: 'action',
  parameters: {
    QuoteId: { type: 'Guid', required: true },
    ColumnSet: columnSet,
    QuoteCloseDate: { type: 'DateTimeOffset', required: false },
    QuoteCloseStatus: { type: 'Int32', required: false },
    QuoteCloseSubject: { type: 'String', required: false },
    QuoteCloseDescription: { type: 'String', required: false },
    ProcessInstanceId: { type: 'record', required: false },
  },
  returns: { type: 'salesorder' },
  run(session, { QuoteId, ColumnSet, ...given }) {
    const quote = session.get('quote', QuoteId)
    const closing = [given.QuoteCloseDate, given.QuoteCloseStatus, given.QuoteCloseSubject, given.QuoteCloseDescription]
    if (closing.some((value) => value !== null && value !== undefined)) {
      requireState(quote, [active, won], 'ConvertQuoteToSalesOrder takes an active or a won quote.')
    } else requireState(quote, [won], 'Without closing parameters ConvertQuoteToSalesOrder takes a won quote.')
    if (quote.values['statecode'] === active) {
      const status = given.QuoteCloseStatus ?? 4
      requireStatus(session.store, quote, won, status)
      session.write('quoteclose', undefined, {
        subject: given.QuoteCloseSubject ?? 'Quote won',
        description: given.QuoteCloseDescription ?? undefined,
        quoteid: targetOf(quote),
        regardingobjectid: targetOf(quote),
        quotenumber: quote.values['quotenumber'],
        actualend: given.QuoteCloseDate ?? instant(session.now()),
        statecode: 1,
        statuscode: 2,
      })
      session.write('quote', quote.id, { statecode: won, statuscode: status })
    }
    const record = copyDocument(session, quote, 'salesorder', { quoteid: targetOf(quote) })
    followFlow(session, record, given.ProcessInstanceId)
    return { kind: 'record', record, typed: false, columns: columnsOf(ColumnSet) }
  },
})

const notCanceled = [0, 1, 3, 4]

/**
 * Our choice: the order keeps its state; a canceled one is refused.
 * Source: Web API reference, action ConvertSalesOrderToInvoice.
 */
export const convertSalesOrderToInvoice = unboundMessage({
  name: 'ConvertSalesOrderToInvoice',
  kind: 'action',
  parameters: {
    SalesOrderId: { type: 'Guid', required: true },
    ColumnSet: columnSet,
    ProcessInstanceId: { type: 'record', required: false },
  },
  returns: { type: 'invoice' },
  run(session, { SalesOrderId, ColumnSet, ProcessInstanceId }) {
    const order = session.get('salesorder', SalesOrderId)
    requireState(order, notCanceled, 'A canceled order gets no invoice.')
    const record = copyDocument(session, order, 'invoice', { salesorderid: targetOf(order) })
    followFlow(session, record, ProcessInstanceId)
    return { kind: 'record', record, typed: false, columns: columnsOf(ColumnSet) }
  },
})
