import { ref } from 'dynamics365-crm'
import {
  activateQuote,
  addInvoiceProduct,
  addOpportunityProduct,
  addQuoteProduct,
  addSalesOrderProduct,
  calculatePrice,
  cancelInvoice,
  cancelSalesOrder,
  closeQuote,
  convertQuoteToSalesOrder,
  convertSalesOrderToInvoice,
  fulfillSalesOrder,
  generateInvoiceFromOpportunity,
  generateQuoteFromOpportunity,
  generateSalesOrderFromOpportunity,
  getInvoiceProductsFromOpportunity,
  getQuoteProductsFromOpportunity,
  getSalesOrderProductsFromOpportunity,
  leadToCash,
  lockInvoicePricing,
  lockSalesOrderPricing,
  payInvoice,
  retrieveExchangeRate,
  returnQuoteToDraft,
  reviseQuote,
  submitSalesOrder,
  unlockInvoicePricing,
  unlockSalesOrderPricing,
  winQuote,
} from 'dynamics365-crm/actions'
import { account, opportunity, product, QuoteStatus, quote, SalesOrderStatus } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const crm = 'Microsoft.Dynamics.CRM'

function answered(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('what is made of an opportunity', () => {
  it('asks for the key only, and comes back as a ref', () => {
    const operation = generateQuoteFromOpportunity({ opportunityId: id })

    expect(operation).toMatchObject({
      method: 'POST',
      path: 'GenerateQuoteFromOpportunity',
      body: { OpportunityId: id, ColumnSet: { AllColumns: false, Columns: ['quoteid'] } },
      repeat: 'when-refused',
    })
    expect(operation.read(answered({ '@odata.type': `#${crm}.quote`, quoteid: other }))).toEqual(ref(quote, other))
    expect(() => operation.read(answered({}))).toThrow(UnexpectedResponseError)
    expect(generateSalesOrderFromOpportunity({ opportunityId: id }).path).toBe('GenerateSalesOrderFromOpportunity')
    expect(generateInvoiceFromOpportunity({ opportunityId: id }).path).toBe('GenerateInvoiceFromOpportunity')
  })

  it('copies products to a document that is there: bound to it, the opportunity as its parameter', () => {
    expect(getQuoteProductsFromOpportunity({ quoteId: other, opportunityId: id })).toMatchObject({
      path: `quotes(${other})/${crm}.GetQuoteProductsFromOpportunity`,
      body: { Opportunity: { '@odata.type': `${crm}.opportunity`, opportunityid: id } },
    })
    expect(getSalesOrderProductsFromOpportunity({ salesOrderId: other, opportunityId: id }).path).toBe(
      `salesorders(${other})/${crm}.GetSalesOrderProductsFromOpportunity`,
    )
    expect(getInvoiceProductsFromOpportunity({ invoiceId: other, opportunityId: id }).path).toBe(
      `invoices(${other})/${crm}.GetInvoiceProductsFromOpportunity`,
    )
  })
})

describe('the states of quotes, orders and invoices that an update sets', () => {
  it.each([
    [activateQuote({ quoteId: id }), `quotes(${id})`, { statecode: 1, statuscode: 2 }],
    [returnQuoteToDraft({ quoteId: id }), `quotes(${id})`, { statecode: 0, statuscode: 1 }],
    [submitSalesOrder({ salesOrderId: id }), `salesorders(${id})`, { statecode: 1, statuscode: 3 }],
    [payInvoice({ invoiceId: id }), `invoices(${id})`, { statecode: 2, statuscode: 100_001 }],
    [cancelInvoice({ invoiceId: id }), `invoices(${id})`, { statecode: 3, statuscode: 100_003 }],
  ])('%#: are written with their reason', (operation, path, body) => {
    expect(operation).toMatchObject({ method: 'PATCH', path, body, repeat: 'always' })
  })

  it('take no reason of another state', () => {
    // @ts-expect-error Won is a reason of another state
    expect(() => activateQuote({ quoteId: id, status: QuoteStatus.Won })).toThrow(UsageError)
    // @ts-expect-error an order that is fulfilled is not submitted
    expect(() => submitSalesOrder({ salesOrderId: id, status: SalesOrderStatus.Complete })).toThrow(UsageError)
  })
})

describe('closing', () => {
  it('wins a quote with the activity that records it', () => {
    expect(winQuote({ quoteId: ref(quote, id), subject: 'Signed', closedOn: '2026-06-15' })).toMatchObject({
      path: 'WinQuote',
      body: {
        QuoteClose: { subject: 'Signed', actualend: '2026-06-15T00:00:00Z', 'quoteid@odata.bind': `/quotes(${id})` },
        Status: 4,
      },
    })
    expect(closeQuote({ quoteId: id }).body).toMatchObject({ Status: 5 })
    expect(closeQuote({ quoteId: id, status: QuoteStatus.Revised }).body).toMatchObject({ Status: 7 })
  })

  it('fulfils an order by an action of the set, and cancels it by one that is told which activity it gets', () => {
    expect(fulfillSalesOrder({ salesOrderId: id, subject: 'Delivered' })).toMatchObject({
      path: `salesorders/${crm}.FulfillSalesOrder`,
      body: { OrderClose: { 'salesorderid@odata.bind': `/salesorders(${id})` }, Status: 100_001 },
    })
    expect(cancelSalesOrder({ salesOrderId: id })).toMatchObject({
      path: 'CancelSalesOrder',
      body: { OrderClose: { '@odata.type': `${crm}.orderclose` }, Status: 4 },
    })
  })

  it('refuses dates before 1753 and records of other tables', () => {
    expect(() => winQuote({ quoteId: id, closedOn: '1700-01-01' })).toThrow(UsageError)
    // @ts-expect-error an account is no quote
    expect(() => winQuote({ quoteId: ref(account, id) })).toThrow('quoteId points at account, not at quote.')
    // @ts-expect-error nothing to be fulfilled
    expect(() => fulfillSalesOrder({})).toThrow(UsageError)
  })
})

describe('turning one document into the next', () => {
  it('is sent with what is said of the quote’s closing', () => {
    expect(convertQuoteToSalesOrder({ quoteId: id, closeSubject: 'Yes', closedOn: '2026-06-15' }).body).toEqual({
      QuoteId: id,
      ColumnSet: { AllColumns: false, Columns: ['salesorderid'] },
      QuoteCloseSubject: 'Yes',
      QuoteCloseDate: '2026-06-15T00:00:00Z',
    })
    expect(reviseQuote({ quoteId: id }).body).toMatchObject({ QuoteId: id })
    expect(convertSalesOrderToInvoice({ salesOrderId: id }).body).toMatchObject({ SalesOrderId: id })
  })
})

describe('prices', () => {
  it('are locked by an action of the record, and unlocked by one of the service', () => {
    expect(lockSalesOrderPricing({ salesOrderId: id }).path).toBe(`salesorders(${id})/${crm}.LockSalesOrderPricing`)
    expect(lockInvoicePricing({ invoiceId: id }).path).toBe(`invoices(${id})/${crm}.LockInvoicePricing`)
    expect(unlockSalesOrderPricing({ salesOrderId: id })).toMatchObject({
      path: 'UnlockSalesOrderPricing',
      body: { SalesOrderId: id },
    })
    expect(unlockInvoicePricing({ invoiceId: id })).toMatchObject({ body: { InvoiceId: id } })
    expect(calculatePrice({ target: ref(opportunity, id) }).body).toEqual({
      Target: { '@odata.type': `${crm}.opportunity`, opportunityid: id },
    })
    const rate = retrieveExchangeRate({ transactionCurrencyId: id })
    expect(rate).toMatchObject({ method: 'GET', path: `RetrieveExchangeRate(TransactionCurrencyId=@p1)?@p1=${id}` })
    expect(rate.read(answered({ ExchangeRate: 1.25 }))).toBe(1.25)
  })
})

describe('a line', () => {
  it('is a product of the catalogue, whose price may be its own', () => {
    expect(addQuoteProduct({ quoteId: id, productId: ref(product, other), unitId: other, quantity: 2 })).toMatchObject({
      method: 'POST',
      path: 'quotedetails',
      body: {
        'quoteid@odata.bind': `/quotes(${id})`,
        'productid@odata.bind': `/products(${other})`,
        'uomid@odata.bind': `/uoms(${other})`,
        quantity: 2,
        isproductoverridden: false,
      },
    })
    const own = addSalesOrderProduct({
      salesOrderId: id,
      productId: other,
      unitId: other,
      quantity: 1,
      pricePerUnit: 70,
    })
    expect(own.body).toMatchObject({ ispriceoverridden: true, priceperunit: 70 })
  })

  it('or is written in', () => {
    const line = { productDescription: 'Advice', pricePerUnit: 120, quantity: 1.5, manualDiscountAmount: 10, tax: 32 }

    expect(addOpportunityProduct({ opportunityId: id, ...line }).body).toMatchObject({
      isproductoverridden: true,
      productdescription: 'Advice',
      priceperunit: 120,
      quantity: 1.5,
      manualdiscountamount: 10,
      tax: 32,
    })
    expect(addInvoiceProduct({ invoiceId: id, ...line })).toMatchObject({ path: 'invoicedetails' })
  })

  it('is refused without either, and with amounts below zero', () => {
    // @ts-expect-error neither a product nor words
    expect(() => addQuoteProduct({ quoteId: id, quantity: 1 })).toThrow(UsageError)
    const line = { quoteId: id, productDescription: 'Advice', pricePerUnit: 1 }
    expect(() => addQuoteProduct({ ...line, quantity: -1 })).toThrow('quantity takes a number that is not negative.')
    expect(() => addQuoteProduct({ ...line, quantity: 1, manualDiscountAmount: -1 })).toThrow(UsageError)
  })
})

describe('from lead to cash', () => {
  it('refuses lines that cannot be sent before anything is', async () => {
    const crm = { execute: () => Promise.reject(new Error('Something was sent.')) }

    await expect(leadToCash(crm, { leadId: id, products: [] })).rejects.toThrow(UsageError)
    const bad = { productDescription: 'Advice', pricePerUnit: 1, quantity: -1 }
    await expect(leadToCash(crm, { leadId: id, products: [bad] })).rejects.toThrow(UsageError)
  })
})
