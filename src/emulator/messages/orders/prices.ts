import { type Message, Refusal } from '../../model.js'
import { documentOf, documentOfLines, linesOf } from '../../session/index.js'
import { boundMessage, nothing, unboundMessage } from '../define-message.js'
import { lookupOf } from '../values.js'
import { requireFirstState } from './require-state.js'

/** Our choice: a document that is read-only keeps its prices locked or not. Source: Web API reference, actions LockSalesOrderPricing and LockInvoicePricing. */
function lock(name: string, boundTo: string): Message {
  return boundMessage({
    name,
    kind: 'action',
    boundTo,
    parameters: {},
    run(session, document) {
      requireFirstState(document)
      session.write(boundTo, document.id, { ispricelocked: true })
      return nothing
    },
  })
}

/** Source: Web API reference, actions UnlockSalesOrderPricing and UnlockInvoicePricing: unbound, other than those that lock. */
function unlock(name: string, table: string, parameter: 'SalesOrderId' | 'InvoiceId'): Message {
  return unboundMessage({
    name,
    kind: 'action',
    parameters: { [parameter]: { type: 'Guid', required: true } },
    run(session, given) {
      const document = session.get(table, String(given[parameter]))
      requireFirstState(document)
      session.write(table, document.id, { ispricelocked: false })
      return nothing
    },
  })
}

/**
 * Computes a document with all its lines, or the document of a line. Our choice: prices that are locked stay.
 * Source: Web API reference, action CalculatePrice.
 */
const calculatePrice = unboundMessage({
  name: 'CalculatePrice',
  kind: 'action',
  parameters: { Target: { type: 'record', required: true }, ParentId: { type: 'Guid', required: false } },
  run(session, { Target }) {
    const line = documentOfLines(Target.table)
    const head = line === undefined ? Target : lookupOf(session.get(Target.table, Target.id), line.key)
    const document = documentOf(head?.table ?? '')
    if (head === undefined || document === undefined) {
      throw new Refusal(400, '0x80040203', `CalculatePrice takes a document or a line of one, not a ${Target.table}.`)
    }
    requireFirstState(session.get(head.table, head.id))
    for (const { table, id, values } of linesOf(session.store, document, head.id)) {
      session.write(table, id, { quantity: values['quantity'] })
    }
    const { discountamount = null } = session.get(head.table, head.id).values
    session.write(head.table, head.id, { discountamount })
    return nothing
  },
})

/** Source: the metadata of an organization, function RetrieveExchangeRate. */
const retrieveExchangeRate = unboundMessage({
  name: 'RetrieveExchangeRate',
  kind: 'function',
  parameters: { TransactionCurrencyId: { type: 'Guid', required: true } },
  returns: { type: 'RetrieveExchangeRateResponse', properties: { ExchangeRate: 'Edm.Decimal' } },
  run(session, { TransactionCurrencyId }) {
    const { exchangerate: ExchangeRate } = session.get('transactioncurrency', TransactionCurrencyId).values
    return { kind: 'complex', type: 'RetrieveExchangeRateResponse', value: { ExchangeRate } }
  },
})

export const prices: readonly Message[] = [
  lock('LockSalesOrderPricing', 'salesorder'),
  lock('LockInvoicePricing', 'invoice'),
  unlock('UnlockSalesOrderPricing', 'salesorder', 'SalesOrderId'),
  unlock('UnlockInvoicePricing', 'invoice', 'InvoiceId'),
  calculatePrice,
  retrieveExchangeRate,
]
