import { quote } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { activateQuote } from '../sales/activate-quote.js'
import { addOpportunityProduct } from '../sales/add-opportunity-product.js'
import { closeQuote } from '../sales/close-quote.js'
import { convertQuoteToSalesOrder } from '../sales/convert-quote-to-sales-order.js'
import { convertSalesOrderToInvoice } from '../sales/convert-sales-order-to-invoice.js'
import { fulfillSalesOrder } from '../sales/fulfill-sales-order.js'
import { generateQuoteFromOpportunity } from '../sales/generate-quote-from-opportunity.js'
import { payInvoice } from '../sales/pay-invoice.js'
import { lineColumns, type ProductLine } from '../sales/product-line.js'
import { qualifyLead } from '../sales/qualify-lead.js'
import { reviseQuote } from '../sales/revise-quote.js'
import { winOpportunity } from '../sales/win-opportunity.js'

/**
 * A step of `leadToCash`, in their order: `lineAdded` for each product, `quoteCreated` before it is active (`quoted`), and `quoteClosed`,
 * `revisionCreated` and `revised` only where there is a revision.
 */
export type LeadToCashStep =
  | 'qualified'
  | 'lineAdded'
  | 'quoteCreated'
  | 'quoted'
  | 'quoteClosed'
  | 'revisionCreated'
  | 'revised'
  | 'ordered'
  | 'won'
  | 'fulfilled'
  | 'invoiced'
  | 'paid'

/** Input of `leadToCash`. */
export interface LeadToCashInput {
  readonly leadId: string | Ref<'lead'>
  /** What is sold; at least one line. */
  readonly products: readonly ProductLine[]
  /** What the customer gets off the first quote: it is closed as revised, and a second one is made with the discount. */
  readonly revision?: { readonly discountPercentage: number } | undefined
  /** Called after each step, and as soon as a record is there, with what has come of it so far. */
  readonly onProgress?: ((step: LeadToCashStep, made: LeadToCashProgress) => void) | undefined
}

/** What came of the lead. */
export interface LeadToCashResult {
  readonly opportunity: Ref<'opportunity'>
  readonly account: Ref<'account'> | undefined
  readonly contact: Ref<'contact'> | undefined
  /** The quote that was won: the revision, where there was one. */
  readonly quote: Ref<'quote'>
  readonly salesOrder: Ref<'salesorder'>
  readonly invoice: Ref<'invoice'>
}

/** What has come of the lead so far. */
export interface LeadToCashProgress extends Partial<LeadToCashResult> {
  /** Of `products`, from the first. */
  readonly linesAdded: number
}

/**
 * Takes a lead all the way: qualified, products added, quoted, revised if asked, ordered, the opportunity won, the order
 * fulfilled, invoiced and paid. Every step is an action of its own; where one fails, its error is thrown and `onProgress` has said how far it went.
 *
 * Needs: an open lead, and the privileges of all the steps.
 * Fails with: what the steps fail with.
 * Repeat: not to be called again for the same lead: go on from the last step that `onProgress` told, with the actions themselves.
 * Source: protocol of each action.
 *
 * @example
 * const { invoice } = await leadToCash(crm, {
 *   leadId,
 *   products: [{ productDescription: 'Installation', pricePerUnit: 480, quantity: 2 }],
 *   revision: { discountPercentage: 5 },
 * })
 */
export async function leadToCash(crm: Executor, input: LeadToCashInput): Promise<LeadToCashResult> {
  const { leadId, products, revision, onProgress } = input
  if (products.length === 0) throw new UsageError('products takes at least one line.')
  const { discountPercentage = 0 } = revision ?? {}
  if (!(discountPercentage >= 0 && discountPercentage <= 100)) {
    throw new UsageError('discountPercentage takes a number from 0 to 100.')
  }
  for (const line of products) lineColumns(line) // a line that cannot be sent is refused before anything is

  const { opportunity, account, contact } = await crm.execute(
    qualifyLead({ leadId, createAccount: true, createContact: true, createOpportunity: true }),
  )
  let made: LeadToCashProgress = { opportunity, account, contact, linesAdded: 0 }
  const done: Done = (step, more = {}) => {
    made = { ...made, ...more }
    onProgress?.(step, made)
  }
  done('qualified')

  for (const [index, line] of products.entries()) {
    await crm.execute(addOpportunityProduct({ ...line, opportunityId: opportunity }))
    done('lineAdded', { linesAdded: index + 1 })
  }

  const first = await crm.execute(generateQuoteFromOpportunity({ opportunityId: opportunity }))
  done('quoteCreated', { quote: first })
  await crm.execute(activateQuote({ quoteId: first }))
  done('quoted')

  const offer = revision === undefined ? first : await revise(crm, first, discountPercentage, done)

  const salesOrder = await crm.execute(convertQuoteToSalesOrder({ quoteId: offer, closeSubject: 'Accepted' }))
  done('ordered', { salesOrder })
  await crm.execute(winOpportunity({ opportunityId: opportunity, subject: 'Accepted' }))
  done('won')
  await crm.execute(fulfillSalesOrder({ salesOrderId: salesOrder, subject: 'Delivered' }))
  done('fulfilled')
  const invoice = await crm.execute(convertSalesOrderToInvoice({ salesOrderId: salesOrder }))
  done('invoiced', { invoice })
  await crm.execute(payInvoice({ invoiceId: invoice }))
  done('paid')
  return { opportunity, account, contact, quote: offer, salesOrder, invoice }
}

type Done = (step: LeadToCashStep, more?: Partial<LeadToCashProgress>) => void

async function revise(
  crm: Executor,
  first: Ref<'quote'>,
  discountPercentage: number,
  done: Done,
): Promise<Ref<'quote'>> {
  await crm.execute(closeQuote({ quoteId: first, subject: 'Revised', status: 7 }))
  done('quoteClosed')
  const revised = await crm.execute(reviseQuote({ quoteId: first }))
  done('revisionCreated', { quote: revised })
  await crm.execute(update(quote, revised, { discountpercentage: discountPercentage }))
  await crm.execute(activateQuote({ quoteId: revised }))
  done('revised')
  return revised
}
