import type { Message } from '../../model.js'
import { cancelSalesOrder, fulfillSalesOrder } from './close-order.js'
import { closeQuote } from './close-quote.js'
import { convertQuoteToSalesOrder, convertSalesOrderToInvoice } from './convert.js'
import { fromOpportunity } from './from-opportunity.js'
import { prices } from './prices.js'
import { reviseQuote } from './revise-quote.js'

/** Quotes, orders and invoices. */
export const orderMessages: readonly Message[] = [
  ...fromOpportunity,
  ...closeQuote,
  reviseQuote,
  convertQuoteToSalesOrder,
  convertSalesOrderToInvoice,
  fulfillSalesOrder,
  cancelSalesOrder,
  ...prices,
]
