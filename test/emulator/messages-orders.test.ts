import { describe, expect, it } from 'vitest'
import type { MessageResult, Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

function dealWithProducts(session: Session): StoredRecord {
  const account = session.create('account', { name: 'Buyer' })
  const deal = session.create('opportunity', {
    name: 'Deal',
    freightamount: 10,
    'customerid_account@odata.bind': `/accounts(${account.id})`,
  })
  for (const [productdescription, priceperunit] of [
    ['Pump', 100],
    ['Hose', 25.5],
  ]) {
    session.create('opportunityproduct', {
      'opportunityid@odata.bind': `/opportunities(${deal.id})`,
      isproductoverridden: true,
      productdescription,
      priceperunit,
      quantity: 2,
    })
  }
  return session.get('opportunity', deal.id)
}

function made(result: MessageResult): StoredRecord {
  if (result.kind !== 'record') throw new Error('No record came back.')
  return result.record
}

function quoteOf(session: Session, deal: StoredRecord): StoredRecord {
  return made(run(session, 'GenerateQuoteFromOpportunity', { OpportunityId: deal.id }))
}

function activeQuote(session: Session): StoredRecord {
  const { id } = quoteOf(session, dealWithProducts(session))
  return session.update('quote', id, { statecode: 1, statuscode: 2 })
}

function quoteClose({ id }: StoredRecord | Target) {
  return { subject: 'Answered', 'quoteid@odata.bind': `/quotes(${id})` }
}

function orderOf(session: Session): StoredRecord {
  const quote = activeQuote(session)
  return made(run(session, 'ConvertQuoteToSalesOrder', { QuoteId: quote.id, QuoteCloseStatus: 4 }))
}

function orderClose({ id }: StoredRecord) {
  return { subject: 'Delivered', 'salesorderid@odata.bind': `/salesorders(${id})` }
}

describe('a quote', () => {
  it('is made of an opportunity, with its customer, its products and its amounts', () => {
    const session = openSession()
    const deal = dealWithProducts(session)

    const quote = quoteOf(session, deal)

    expect(quote.values).toMatchObject({
      name: 'Deal',
      opportunityid: target(deal),
      customerid: deal.values['customerid'],
      statecode: 0,
      totalamount: 261,
      freightamount: 10,
    })
    const lines = rows(session, 'quotedetail').filter(({ values }) => (values['quoteid'] as Target).id === quote.id)
    expect(lines.map(({ values }) => [values['productdescription'], values['extendedamount']])).toEqual([
      ['Pump', 200],
      ['Hose', 51],
    ])
    expect(() => run(session, 'GenerateQuoteFromOpportunity', { OpportunityId: quote.id })).toThrow(
      refusal('0x80040217'),
    )
  })

  it('takes the products of an opportunity while it is a draft', () => {
    const session = openSession()
    const deal = dealWithProducts(session)
    const quote = quoteOf(session, deal)

    run(session, 'GetQuoteProductsFromOpportunity', { Opportunity: target(deal) }, target(quote))
    expect(session.get('quote', quote.id).values['totalamount']).toBe(512)

    session.update('quote', quote.id, { statecode: 1, statuscode: 2 })
    const again = () => run(session, 'GetQuoteProductsFromOpportunity', { Opportunity: target(deal) }, target(quote))
    expect(again).toThrow(refusal('0x8004022E'))
  })

  it('is fixed with its lines as soon as it is active, until it is a draft again', () => {
    const session = openSession()
    const quote = activeQuote(session)
    const line = rows(session, 'quotedetail').find(({ values }) => (values['quoteid'] as Target).id === quote.id)
    if (line === undefined) throw new Error('The quote has no lines.')
    const fixed = refusal('0x8004022E')

    expect(line.values['quotestatecode']).toBe(1)
    expect(() => session.update('quote', quote.id, { name: 'Other' })).toThrow(fixed)
    expect(() => session.update('quotedetail', line.id, { quantity: 3 })).toThrow(fixed)
    expect(() => session.remove('quotedetail', line.id)).toThrow(fixed)
    expect(() =>
      session.create('quotedetail', { 'quoteid@odata.bind': `/quotes(${quote.id})`, quantity: 1, priceperunit: 1 }),
    ).toThrow(fixed)

    session.update('quote', quote.id, { statecode: 0, statuscode: 1 })
    session.update('quotedetail', line.id, { quantity: 3 })
    expect(session.get('quote', quote.id).values['totalamount']).toBe(361)
  })

  it('is won or closed only while it is active, with an activity that says so', () => {
    const session = openSession()
    const quote = activeQuote(session)
    const draft = quoteOf(session, dealWithProducts(session))

    expect(() => run(session, 'WinQuote', { QuoteClose: quoteClose(draft), Status: 4 })).toThrow(refusal('0x80048408'))
    expect(() => run(session, 'WinQuote', { QuoteClose: quoteClose(quote), Status: 5 })).toThrow(refusal('0x80048408'))
    expect(() => run(session, 'WinQuote', { QuoteClose: { subject: 'A' }, Status: 4 })).toThrow(refusal('0x80040203'))

    run(session, 'WinQuote', { QuoteClose: quoteClose(quote), Status: 4 })
    expect(session.get('quote', quote.id).values).toMatchObject({ statecode: 2, statuscode: 4 })
    expect(rows(session, 'quoteclose').at(-1)?.values).toMatchObject({
      subject: 'Answered',
      quoteid: target(quote),
      quotenumber: quote.values['quotenumber'],
      statecode: 1,
    })
    expect(() => run(session, 'CloseQuote', { QuoteClose: quoteClose(quote), Status: 5 })).toThrow(
      refusal('0x80048408'),
    )
  })

  it('is revised once it is closed, under its number', () => {
    const session = openSession()
    const quote = activeQuote(session)
    expect(() => run(session, 'ReviseQuote', { QuoteId: quote.id })).toThrow(refusal('0x80048D00'))
    run(session, 'CloseQuote', { QuoteClose: quoteClose(quote), Status: 7 })

    const revised = made(run(session, 'ReviseQuote', { QuoteId: quote.id }))

    expect(revised.values).toMatchObject({
      statecode: 0,
      quotenumber: quote.values['quotenumber'],
      revisionnumber: 1,
      totalamount: quote.values['totalamount'],
    })
    expect(() => run(session, 'ReviseQuote', { QuoteId: quote.id })).toThrow(refusal('0x80048D00'))
  })
})

describe('an order', () => {
  it('is made of a won quote, or of an active one that is won by the way', () => {
    const session = openSession()
    const quote = activeQuote(session)
    const convert = (more: Readonly<Record<string, unknown>> = {}) =>
      run(session, 'ConvertQuoteToSalesOrder', { QuoteId: quote.id, ...more })

    expect(() => convert()).toThrow(refusal('0x80048408'))
    const order = made(convert({ QuoteCloseStatus: 4, QuoteCloseSubject: 'Yes' }))

    expect(session.get('quote', quote.id).values).toMatchObject({ statecode: 2, statuscode: 4 })
    expect(rows(session, 'quoteclose').at(-1)?.values).toMatchObject({ subject: 'Yes', quoteid: target(quote) })
    expect(order.values).toMatchObject({ quoteid: target(quote), totalamount: 261, statecode: 0 })
    expect(made(convert()).id).not.toBe(order.id)
  })

  it('is fulfilled, or canceled, once', () => {
    const session = openSession()
    const order = orderOf(session)
    const other = orderOf(session)
    session.update('salesorder', other.id, { statecode: 1, statuscode: 3 })
    const typed = { '@odata.type': 'Microsoft.Dynamics.CRM.orderclose', ...orderClose(other) }

    run(session, 'FulfillSalesOrder', { OrderClose: orderClose(order), Status: 100_001 })
    run(session, 'CancelSalesOrder', { OrderClose: typed, Status: 4 })

    expect(session.get('salesorder', order.id).values).toMatchObject({ statecode: 3, statuscode: 100_001 })
    expect(session.get('salesorder', other.id).values).toMatchObject({ statecode: 2, statuscode: 4 })
    expect(rows(session, 'orderclose').at(-1)?.values).toMatchObject({ salesorderid: target(other), statecode: 1 })
    const again = () => run(session, 'FulfillSalesOrder', { OrderClose: orderClose(other), Status: 100_001 })
    expect(again).toThrow(refusal('0x80048408'))
    expect(() => run(session, 'CancelSalesOrder', { OrderClose: orderClose(order), Status: 4 })).toThrow(
      refusal('0x80048D19'),
    )
  })

  it('becomes an invoice, which is paid', () => {
    const session = openSession()
    const order = orderOf(session)

    const invoice = made(run(session, 'ConvertSalesOrderToInvoice', { SalesOrderId: order.id }))
    session.update('invoice', invoice.id, { statecode: 2, statuscode: 100_001 })

    expect(session.get('invoice', invoice.id).values).toMatchObject({
      salesorderid: target(order),
      totalamount: 261,
      statecode: 2,
    })
    expect(() => session.update('invoice', invoice.id, { name: 'Other' })).toThrow(refusal('0x8004022E'))
    const typed = { '@odata.type': 'Microsoft.Dynamics.CRM.orderclose', ...orderClose(order) }
    run(session, 'CancelSalesOrder', { OrderClose: typed, Status: 4 })
    const again = () => run(session, 'ConvertSalesOrderToInvoice', { SalesOrderId: order.id })
    expect(again).toThrow(refusal('0x80048408'))
  })
})
