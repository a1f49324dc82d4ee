import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord, Values } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

interface Line {
  /** In the currency's smallest units. */
  readonly price: number
  /** In thousandths. */
  readonly quantity: number
  readonly discount: number
  readonly tax: number
}

interface Deal {
  readonly currency: 'two digits' | 'none'
  readonly lines: readonly Line[]
  readonly discount: number
  /** In hundredths of a percent. */
  readonly percent: number
  readonly freight: number
}

const line: fc.Arbitrary<Line> = fc.record({
  price: fc.integer({ min: 0, max: 5_000_000 }),
  quantity: fc.integer({ min: 1, max: 50_000 }),
  discount: fc.integer({ min: 0, max: 10_000 }),
  tax: fc.integer({ min: 0, max: 100_000 }),
})

const deal: fc.Arbitrary<Deal> = fc.record({
  currency: fc.constantFrom('two digits', 'none'),
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  discount: fc.integer({ min: 0, max: 50_000 }),
  percent: fc.integer({ min: 0, max: 10_000 }),
  freight: fc.integer({ min: 0, max: 20_000 }),
})

/** Half away from zero, in whole numbers only. */
function divided(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n
  return (sign * (sign * numerator * 2n + denominator)) / (denominator * 2n)
}

/** What the amounts come to in the currency's smallest units, reckoned without any fraction. */
function expected({ lines, discount, percent, freight }: Deal) {
  const base = lines.map(({ price, quantity }) => divided(BigInt(price) * BigInt(quantity), 1_000n))
  const extended = lines.map(({ discount: less, tax }, index) => (base[index] ?? 0n) - BigInt(less) + BigInt(tax))
  const totalTax = sum(lines.map(({ tax }) => BigInt(tax)))
  const detail = sum(extended) - totalTax
  const discounted = BigInt(discount) + divided(detail * BigInt(percent), 10_000n)
  return { base, extended, totalTax, detail, discounted, total: detail - discounted + BigInt(freight) + totalTax }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function withCurrencies(session: Session) {
  const yen = session.create('transactioncurrency', {
    currencyname: 'Yen',
    isocurrencycode: 'JPY',
    currencysymbol: '¥',
    currencyprecision: 0,
    exchangerate: 160,
  })
  const dollar = session.create('transactioncurrency', {
    currencyname: 'Dollar',
    isocurrencycode: 'XUS',
    currencysymbol: '$',
    currencyprecision: 2,
    exchangerate: 1.25,
  })
  return { none: { id: yen.id, digits: 0, rate: 160_00n }, 'two digits': { id: dollar.id, digits: 2, rate: 1_25n } }
}

function quoteIn(session: Session, currencyId: string, more: Readonly<Record<string, unknown>> = {}): StoredRecord {
  const account = session.create('account', { name: 'Buyer' })
  return session.create('quote', {
    name: 'Offer',
    'customerid_account@odata.bind': `/accounts(${account.id})`,
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currencyId})`,
    ...more,
  })
}

function addLine(session: Session, quoteId: string, values: Readonly<Record<string, unknown>>): StoredRecord {
  return session.create('quotedetail', {
    'quoteid@odata.bind': `/quotes(${quoteId})`,
    isproductoverridden: true,
    productdescription: 'Made to measure',
    ...values,
  })
}

describe('the prices of a document', () => {
  it('equal whole-number arithmetic for 500 random deals in two currencies', { timeout: 60_000 }, () => {
    const session = openSession()
    const currencies = withCurrencies(session)

    fc.assert(
      fc.property(deal, (given) => {
        const { id, digits, rate } = currencies[given.currency]
        const unit = 10 ** digits
        const quote = quoteIn(session, id, {
          discountamount: given.discount / unit,
          discountpercentage: given.percent / 100,
          freightamount: given.freight / unit,
        })
        const lines = given.lines.map(({ price, quantity, discount, tax }) =>
          addLine(session, quote.id, {
            priceperunit: price / unit,
            quantity: quantity / 1_000,
            manualdiscountamount: discount / unit,
            tax: tax / unit,
          }),
        )

        const wanted = expected(given)
        const amount = (units: bigint) => Number(`${units}e-${digits}`)
        const head = session.get('quote', quote.id).values
        expect(lines.map(({ values }) => [values['baseamount'], values['extendedamount']])).toEqual(
          wanted.base.map((base, index) => [amount(base), amount(wanted.extended[index] ?? 0n)]),
        )
        expect(head).toMatchObject({
          totallineitemamount: amount(wanted.detail),
          totaldiscountamount: amount(wanted.discounted),
          totalamountlessfreight: amount(wanted.detail - wanted.discounted),
          totaltax: amount(wanted.totalTax),
          totalamount: amount(wanted.total),
          // Of the base currency, which has two digits: units / 10^digits / (rate / 100), in hundredths.
          totalamount_base: Number(`${divided(wanted.total * 10_000n, rate * 10n ** BigInt(digits))}e-2`),
        })
      }),
      { numRuns: 500 },
    )
  })

  it('follow the price list, its discount list, and the price that a line sets for itself', () => {
    const session = openSession()
    const { 'two digits': dollar } = withCurrencies(session)
    const { priceList, product, unit } = catalogueOf(session, dollar.id)
    const quote = quoteIn(session, dollar.id, { 'pricelevelid@odata.bind': `/pricelevels(${priceList})` })
    const known = {
      isproductoverridden: false,
      productdescription: undefined,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${unit})`,
    }

    const few = addLine(session, quote.id, { ...known, quantity: 2 })
    const many = addLine(session, quote.id, { ...known, quantity: 20 })
    const own = addLine(session, quote.id, { ...known, quantity: 2, priceperunit: 70, ispriceoverridden: true })

    const amounts = ({ priceperunit, volumediscountamount, extendedamount }: Values) => [
      priceperunit,
      volumediscountamount,
      extendedamount,
    ]
    expect([few, many, own].map(({ values }) => amounts(values))).toEqual([
      [80, 0, 160],
      [80, 8, 1_440],
      [70, 0, 140],
    ])
    expect(session.get('quote', quote.id).values).toMatchObject({ totalamount: 1_740 })
  })

  it('follow every change and removal of a line', () => {
    const session = openSession()
    const { 'two digits': dollar } = withCurrencies(session)
    const quote = quoteIn(session, dollar.id)
    const first = addLine(session, quote.id, { priceperunit: 10, quantity: 3 })
    const second = addLine(session, quote.id, { priceperunit: 5, quantity: 1 })
    const total = () => session.get('quote', quote.id).values['totalamount']

    expect(total()).toBe(35)
    session.update('quotedetail', first.id, { quantity: 4 })
    expect(total()).toBe(45)
    session.update('quote', quote.id, { freightamount: 2.5 })
    expect(total()).toBe(47.5)
    session.remove('quotedetail', second.id)
    expect(total()).toBe(42.5)
    session.remove('quote', quote.id)
    expect(rows(session, 'quotedetail').filter(({ id }) => id === first.id)).toEqual([])
  })

  it('go with a line from one document to another', () => {
    const session = openSession()
    const { 'two digits': dollar } = withCurrencies(session)
    const [from, to] = [quoteIn(session, dollar.id), quoteIn(session, dollar.id)]
    const { id } = addLine(session, from.id, { priceperunit: 10, quantity: 3 })

    session.update('quotedetail', id, { 'quoteid@odata.bind': `/quotes(${to.id})` })

    expect(session.get('quote', from.id).values['totalamount']).toBe(0)
    expect(session.get('quote', to.id).values['totalamount']).toBe(30)
  })

  it('become the estimate of an opportunity whose revenue is the system’s', () => {
    const session = openSession()
    const open = session.create('opportunity', { name: 'Deal', isrevenuesystemcalculated: true })
    session.create('opportunityproduct', {
      'opportunityid@odata.bind': `/opportunities(${open.id})`,
      isproductoverridden: true,
      productdescription: 'Advice',
      priceperunit: 120,
      quantity: 2,
    })

    expect(session.get('opportunity', open.id).values).toMatchObject({ totalamount: 240, estimatedvalue: 240 })
  })

  it('stay as they are while the prices of an order are locked, and follow the list again when it is opened', () => {
    const session = openSession()
    const { 'two digits': dollar } = withCurrencies(session)
    const { priceList, product, unit, item } = catalogueOf(session, dollar.id)
    const account = session.create('account', { name: 'Buyer' })
    const order = session.create('salesorder', {
      name: 'Order',
      'customerid_account@odata.bind': `/accounts(${account.id})`,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${dollar.id})`,
      'pricelevelid@odata.bind': `/pricelevels(${priceList})`,
    })
    session.create('salesorderdetail', {
      'salesorderid@odata.bind': `/salesorders(${order.id})`,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${unit})`,
      quantity: 1,
    })
    const total = () => session.get('salesorder', order.id).values['totalamount']

    run(session, 'LockSalesOrderPricing', {}, target(order))
    session.update('productpricelevel', item, { amount: 90 })
    run(session, 'CalculatePrice', { Target: target(order) })
    expect(total()).toBe(80)

    run(session, 'UnlockSalesOrderPricing', { SalesOrderId: order.id })
    run(session, 'CalculatePrice', { Target: target(order) })
    expect(total()).toBe(90)
    expect(() => run(session, 'CalculatePrice', { Target: target(account) })).toThrow(refusal('0x80040203'))
  })
})

/** A price list on which a product costs 80, and 10 % less from ten on. */
function catalogueOf(session: Session, currencyId: string) {
  const currency = { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currencyId})` }
  const schedule = session.create('uomschedule', { name: 'Pieces', baseuomname: 'Piece' })
  const unit = session.create('uom', {
    name: 'Each',
    quantity: 1,
    'uomscheduleid@odata.bind': `/uomschedules(${schedule.id})`,
  })
  const known = session.create('product', {
    name: 'Pump',
    productnumber: 'P-1',
    quantitydecimal: 2,
    'defaultuomid@odata.bind': `/uoms(${unit.id})`,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${schedule.id})`,
  })
  const priceList = session.create('pricelevel', { name: 'Trade', ...currency })
  const discounts = session.create('discounttype', { name: 'By quantity', isamounttype: false })
  session.create('discount', {
    'discounttypeid@odata.bind': `/discounttypes(${discounts.id})`,
    lowquantity: 10,
    highquantity: 1_000,
    percentage: 10,
  })
  const item = session.create('productpricelevel', {
    'pricelevelid@odata.bind': `/pricelevels(${priceList.id})`,
    'productid@odata.bind': `/products(${known.id})`,
    'uomid@odata.bind': `/uoms(${unit.id})`,
    'discounttypeid@odata.bind': `/discounttypes(${discounts.id})`,
    amount: 80,
  })
  return { priceList: priceList.id, product: known.id, unit: unit.id, item: item.id }
}
