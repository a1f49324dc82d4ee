import { type Client, changeSet, query } from 'dynamics365-crm'
import {
  activateQuote,
  addOpportunityProduct,
  addQuoteProduct,
  calculatePrice,
  cancelInvoice,
  cancelSalesOrder,
  convertQuoteToSalesOrder,
  convertSalesOrderToInvoice,
  generateInvoiceFromOpportunity,
  generateQuoteFromOpportunity,
  generateSalesOrderFromOpportunity,
  getQuoteProductsFromOpportunity,
  leadToCash,
  lockSalesOrderPricing,
  returnQuoteToDraft,
  reviseQuote,
  submitSalesOrder,
  unlockSalesOrderPricing,
  winQuote,
} from 'dynamics365-crm/actions'
import {
  account,
  contact,
  InvoiceState,
  invoice,
  lead,
  leadtoopportunitysalesprocess,
  opportunity,
  opportunityclose,
  orderclose,
  quote,
  quoteclose,
  quotedetail,
  SalesOrderState,
  salesorder,
} from 'dynamics365-crm/entities'
import { BusinessRuleError, InvalidStateError, RecordNotFoundError, ServiceError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

const pump = { productDescription: 'Pump', pricePerUnit: 199.99, quantity: 3, manualDiscountAmount: 20, tax: 110.19 }
const advice = { productDescription: 'Advice', pricePerUnit: 85.5, quantity: 1.5 }

/** Quotes, orders and invoices, and what they come to. */
export function describeOrders(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function deal({ add, mark }: Workspace) {
    const customer = await add(account, { name: mark })
    return add(opportunity, { name: mark, customerid: customer })
  }

  describe('from lead to cash', () => {
    it('goes all the way, and the money is right at the end', async () => {
      const { crm, mark, add, discard, discardLast } = workspace()
      const made = await add(lead, { subject: mark, firstname: 'Ann', lastname: mark, companyname: mark })
      const steps: string[] = []

      const result = await leadToCash(crm, {
        leadId: made,
        products: [pump, advice],
        revision: { discountPercentage: 10 },
        onProgress: (step) => steps.push(step),
      })
      if (result.account) discard(account, result.account.id)
      if (result.contact) discard(contact, result.contact.id)
      discard(opportunity, result.opportunity.id)
      const quotes = await crm.all(
        query(quote)
          .select('quoteid', 'revisionnumber')
          .where((q) => q._opportunityid_value.eq(result.opportunity.id)),
      )
      for (const { quoteid } of quotes) discard(quote, quoteid)
      discard(salesorder, result.salesOrder.id)
      discard(invoice, result.invoice.id)
      await discardCloses(workspace(), result.opportunity.id)
      const flows = await crm.all(
        query(leadtoopportunitysalesprocess)
          .select('businessprocessflowinstanceid')
          .where((f) => f._leadid_value.eq(made.id)),
      )
      for (const flow of flows) discardLast(leadtoopportunitysalesprocess, flow.businessprocessflowinstanceid)

      expect(steps).toEqual([
        'qualified',
        'lineAdded',
        'lineAdded',
        'quoteCreated',
        'quoted',
        'quoteClosed',
        'revisionCreated',
        'revised',
        'ordered',
        'won',
        'fulfilled',
        'invoiced',
        'paid',
      ])
      expect(quotes).toHaveLength(2)
      const paid = await crm.retrieve(invoice, result.invoice, (i) =>
        i.select(
          'totallineitemamount',
          'totaldiscountamount',
          'totaltax',
          'totalamount',
          'statecode',
          '_salesorderid_value',
        ),
      )
      // 3 × 199.99 − 20 + 1.5 × 85.50 = 708.22; 10 % of it is 70.82; and 110.19 of tax.
      expect(paid).toMatchObject({
        totallineitemamount: 708.22,
        totaldiscountamount: 70.82,
        totaltax: 110.19,
        totalamount: 747.59,
        statecode: InvoiceState.Paid,
        _salesorderid_value: result.salesOrder.id,
      })
      const order = await crm.retrieve(salesorder, result.salesOrder, (o) => o.select('statecode', 'totalamount'))
      expect(order).toMatchObject({ statecode: SalesOrderState.Fulfilled, totalamount: 747.59 })
    })
  })

  describe('a quote', () => {
    it('is fixed while it is active, and a draft again when it is returned', async () => {
      const { crm, add, mark } = workspace()
      const customer = await add(account, { name: mark })
      const offer = await add(quote, { name: mark, customerid: customer })
      await crm.execute(addQuoteProduct({ quoteId: offer, ...advice }))
      await crm.batch([activateQuote({ quoteId: offer })])

      await expect(crm.update(quote, offer, { name: `${mark} 2` })).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(addQuoteProduct({ quoteId: offer, ...pump }))).rejects.toThrow(InvalidStateError)
      await crm.execute(returnQuoteToDraft({ quoteId: offer }))
      await crm.execute(addQuoteProduct({ quoteId: offer, ...pump }))

      expect(await crm.retrieve(quote, offer, (q) => q.select('totalamount'))).toMatchObject({ totalamount: 818.41 })
    })

    it('is not won as a draft, nor revised while it is open', async () => {
      const { crm, add, mark } = workspace()
      const customer = await add(account, { name: mark })
      const offer = await add(quote, { name: mark, customerid: customer })

      await expect(crm.execute(winQuote({ quoteId: offer }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(reviseQuote({ quoteId: offer }))).rejects.toThrow(BusinessRuleError)
      await expect(crm.execute(convertQuoteToSalesOrder({ quoteId: offer }))).rejects.toThrow(ServiceError)
    })

    it('is activated and won in one change set, or not at all', async () => {
      const { crm, add, mark, discardLast } = workspace()
      const customer = await add(account, { name: mark })
      const offer = await add(quote, { name: mark, customerid: customer })
      const state = () => crm.retrieve(quote, offer, (q) => q.select('statecode'))

      const fails = changeSet()
      fails.add(activateQuote({ quoteId: offer }))
      fails.add(winQuote({ quoteId: '00000000-0000-4000-8000-0000000000ff' }))
      await expect(crm.batch([fails])).rejects.toMatchObject({ cause: expect.any(RecordNotFoundError) })
      expect(await state()).toMatchObject({ statecode: 0 })

      const wins = changeSet()
      wins.add(activateQuote({ quoteId: offer }))
      wins.add(winQuote({ quoteId: offer, subject: mark }))
      await crm.batch([wins])
      expect(await state()).toMatchObject({ statecode: 2 })
      const closes = await crm.all(
        query(quoteclose)
          .select('activityid')
          .where((c) => c.subject.eq(mark)),
      )
      for (const { activityid } of closes) discardLast(quoteclose, activityid)
      expect(closes).toHaveLength(1)
    })
  })

  describe('an opportunity with products', () => {
    it('becomes a quote, an order and an invoice of the same amount', async () => {
      const here = workspace()
      const { crm, discard } = here
      const open = await deal(here)
      await crm.execute(addOpportunityProduct({ opportunityId: open, ...advice }))

      const offer = await crm.execute(generateQuoteFromOpportunity({ opportunityId: open }))
      const order = await crm.execute(generateSalesOrderFromOpportunity({ opportunityId: open }))
      const bill = await crm.execute(generateInvoiceFromOpportunity({ opportunityId: open }))
      discard(quote, offer.id)
      discard(salesorder, order.id)
      discard(invoice, bill.id)

      expect(await crm.retrieve(quote, offer, (q) => q.select('totalamount'))).toMatchObject({ totalamount: 128.25 })
      expect(await crm.retrieve(salesorder, order, (o) => o.select('totalamount'))).toMatchObject({
        totalamount: 128.25,
      })
      expect(await crm.retrieve(invoice, bill, (i) => i.select('totalamount'))).toMatchObject({ totalamount: 128.25 })

      await crm.execute(getQuoteProductsFromOpportunity({ quoteId: offer, opportunityId: open }))
      await crm.execute(calculatePrice({ target: offer }))
      expect(await crm.retrieve(quote, offer, (q) => q.select('totalamount'))).toMatchObject({ totalamount: 256.5 })
      const lines = await crm.all(
        query(quotedetail)
          .select('quotedetailid')
          .where((l) => l._quoteid_value.eq(offer.id)),
      )
      expect(lines).toHaveLength(2)
    })
  })

  describe('an order', () => {
    it('is locked, unlocked, submitted and canceled; then it gets no invoice', async () => {
      const { crm, add, mark, discardLast } = workspace()
      const customer = await add(account, { name: mark })
      const order = await add(salesorder, { name: mark, customerid: customer })
      const locked = () => crm.retrieve(salesorder, order, (o) => o.select('ispricelocked'))

      await crm.execute(lockSalesOrderPricing({ salesOrderId: order }))
      expect(await locked()).toMatchObject({ ispricelocked: true })
      await crm.execute(unlockSalesOrderPricing({ salesOrderId: order }))
      expect(await locked()).toMatchObject({ ispricelocked: false })

      await crm.execute(submitSalesOrder({ salesOrderId: order }))
      await crm.execute(cancelSalesOrder({ salesOrderId: order, subject: mark }))
      const closes = await crm.all(
        query(orderclose)
          .select('activityid')
          .where((c) => c.subject.eq(mark)),
      )
      for (const { activityid } of closes) discardLast(orderclose, activityid)
      expect(closes).toHaveLength(1)
      await expect(crm.execute(cancelSalesOrder({ salesOrderId: order }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(convertSalesOrderToInvoice({ salesOrderId: order }))).rejects.toThrow(InvalidStateError)
    })
  })

  describe('an invoice', () => {
    it('is canceled', async () => {
      const { crm, add, mark } = workspace()
      const customer = await add(account, { name: mark })
      const bill = await add(invoice, { name: mark, customerid: customer })

      await crm.execute(cancelInvoice({ invoiceId: bill }))

      expect(await crm.retrieve(invoice, bill, (i) => i.select('statecode'))).toMatchObject({
        statecode: InvoiceState.Canceled,
      })
    })
  })
}

/** The activities that closed the records of an opportunity go when the test ends. */
async function discardCloses({ crm, discardLast }: Workspace, opportunityId: string): Promise<void> {
  const closes = await crm.all(
    query(opportunityclose)
      .select('activityid')
      .where((c) => c._opportunityid_value.eq(opportunityId)),
  )
  for (const { activityid } of closes) discardLast(opportunityclose, activityid)
  const ofQuotes = await crm.all(
    query(quoteclose)
      .select('activityid')
      .where((c) => c.quoteid._opportunityid_value.eq(opportunityId)),
  )
  for (const { activityid } of ofQuotes) discardLast(quoteclose, activityid)
  const ofOrders = await crm.all(
    query(orderclose)
      .select('activityid')
      .where((c) => c.salesorderid._opportunityid_value.eq(opportunityId)),
  )
  for (const { activityid } of ofOrders) discardLast(orderclose, activityid)
}
