import { type Client, query } from 'dynamics365-crm'
import {
  activateQuote,
  addInvoiceProduct,
  addOpportunityProduct,
  addSalesOrderProduct,
  closeQuote,
  fulfillSalesOrder,
  getInvoiceProductsFromOpportunity,
  getSalesOrderProductsFromOpportunity,
  lockInvoicePricing,
  payInvoice,
  retrieveExchangeRate,
  submitSalesOrder,
  unlockInvoicePricing,
} from 'dynamics365-crm/actions'
import {
  account,
  invoice,
  opportunity,
  orderclose,
  QuoteState,
  QuoteStatus,
  quote,
  quoteclose,
  salesorder,
  transactioncurrency,
} from 'dynamics365-crm/entities'
import { InvalidStateError, RecordNotFoundError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

const pump = { productDescription: 'Pump', pricePerUnit: 12.5, quantity: 4 }

/** Orders and invoices that are written by hand, and what they refuse when they are done. */
export function describeFulfilment(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function customerAndDeal() {
    const { crm, add, mark } = workspace()
    const customerid = await add(account, { name: mark })
    const deal = await add(opportunity, { name: mark, customerid })
    await crm.execute(addOpportunityProduct({ opportunityId: deal, ...pump, quantity: 2 }))
    return { customerid, deal }
  }

  describe('an order', () => {
    it('takes lines, is submitted and fulfilled, and takes nothing any more', async () => {
      const { crm, add, discardLast, mark } = workspace()
      const { customerid, deal } = await customerAndDeal()
      const order = await add(salesorder, { name: mark, customerid })

      await crm.execute(addSalesOrderProduct({ salesOrderId: order, ...pump }))
      await crm.execute(getSalesOrderProductsFromOpportunity({ salesOrderId: order, opportunityId: deal }))
      const { totalamount } = await crm.retrieve(salesorder, order, (o) => o.select('totalamount'))
      await crm.execute(submitSalesOrder({ salesOrderId: order }))
      await crm.execute(fulfillSalesOrder({ salesOrderId: order, subject: mark, closedOn: '2026-06-15' }))
      const closes = await crm.all(
        query(orderclose)
          .select('activityid', 'subject')
          .where((close) => close._salesorderid_value.eq(order.id)),
      )
      for (const { activityid } of closes) discardLast(orderclose, activityid)

      expect(totalamount).toBe(75)
      expect(closes.map(({ subject }) => subject)).toEqual([mark])
      expect(await crm.retrieve(salesorder, order, (o) => o.select('statecode', 'statuscode'))).toMatchObject({
        statecode: 3,
        statuscode: 100_001,
      })
      await expect(crm.execute(fulfillSalesOrder({ salesOrderId: order }))).rejects.toThrow(InvalidStateError)
      await expect(crm.execute(addSalesOrderProduct({ salesOrderId: order, ...pump }))).rejects.toThrow(
        InvalidStateError,
      )
    })
  })

  describe('an invoice', () => {
    it('keeps its prices when they are locked, is paid, and takes nothing any more', async () => {
      const { crm, add, mark } = workspace()
      const { customerid, deal } = await customerAndDeal()
      const bill = await add(invoice, { name: mark, customerid })
      const isLocked = async () => (await crm.retrieve(invoice, bill, (i) => i.select('ispricelocked'))).ispricelocked

      await crm.execute(addInvoiceProduct({ invoiceId: bill, ...pump }))
      await crm.execute(getInvoiceProductsFromOpportunity({ invoiceId: bill, opportunityId: deal }))
      await crm.execute(lockInvoicePricing({ invoiceId: bill }))
      expect(await isLocked()).toBe(true)
      await crm.execute(unlockInvoicePricing({ invoiceId: bill }))
      expect(await isLocked()).toBe(false)
      await crm.execute(payInvoice({ invoiceId: bill }))

      expect(
        await crm.retrieve(invoice, bill, (i) => i.select('totalamount', 'statecode', 'statuscode')),
      ).toMatchObject({ totalamount: 75, statecode: 2, statuscode: 100_001 })
      await expect(crm.execute(addInvoiceProduct({ invoiceId: bill, ...pump }))).rejects.toThrow(InvalidStateError)
    })
  })

  describe('a quote', () => {
    it('is closed when it is active', async () => {
      const { crm, add, discardLast, mark } = workspace()
      const { customerid } = await customerAndDeal()
      const offer = await add(quote, { name: mark, customerid })

      await expect(crm.execute(closeQuote({ quoteId: offer }))).rejects.toThrow(InvalidStateError)
      await crm.execute(activateQuote({ quoteId: offer }))
      await crm.execute(closeQuote({ quoteId: offer, status: QuoteStatus.Canceled, subject: mark }))
      const closes = await crm.all(
        query(quoteclose)
          .select('activityid')
          .where((close) => close._quoteid_value.eq(offer.id)),
      )
      for (const { activityid } of closes) discardLast(quoteclose, activityid)

      expect(closes).toHaveLength(1)
      expect(await crm.retrieve(quote, offer, (q) => q.select('statecode', 'statuscode'))).toMatchObject({
        statecode: QuoteState.Closed,
        statuscode: QuoteStatus.Canceled,
      })
    })
  })

  describe('a currency', () => {
    it('has a rate to the base currency', async () => {
      const { crm, mark } = workspace()
      const [currency] = await crm.all(
        query(transactioncurrency).select('transactioncurrencyid', 'exchangerate').top(1),
      )

      const rate = await crm.execute(
        retrieveExchangeRate({ transactionCurrencyId: currency?.transactioncurrencyid ?? mark }),
      )

      expect(rate).toBe(currency?.exchangerate)
      await expect(
        crm.execute(retrieveExchangeRate({ transactionCurrencyId: '00000000-0000-4000-8000-00000000dead' })),
      ).rejects.toThrow(RecordNotFoundError)
    })
  })
}
