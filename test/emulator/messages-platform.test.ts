import { describe, expect, it } from 'vitest'
import { lookup, openSession, refusal, rows, run, target } from './message-session.js'

describe('WhoAmI', () => {
  it('names the caller, the business unit and the organization', () => {
    const session = openSession()

    const result = run(session, 'WhoAmI')

    expect(result).toEqual({
      kind: 'complex',
      type: expect.stringContaining('WhoAmIResponse'),
      value: {
        UserId: session.userId,
        BusinessUnitId: lookup(session.get('systemuser', session.userId), 'businessunitid').id,
        OrganizationId: rows(session, 'organization')[0]?.id,
      },
    })
  })
})

describe('CalculateRollupField', () => {
  function setUp() {
    const session = openSession()
    const account = target(session.create('account', { name: 'Buyer' }))
    const euro = session.write('transactioncurrency', undefined, {
      currencyname: 'Euro',
      currencysymbol: '€',
      isocurrencycode: 'EUR',
      currencyprecision: 2,
      exchangerate: 0.8,
    })
    const deal = { name: 'Deal', 'customerid_account@odata.bind': `/accounts(${account.id})` }
    session.create('opportunity', { ...deal, estimatedvalue: 100 })
    session.create('opportunity', {
      ...deal,
      estimatedvalue: 80,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro.id})`,
    })
    const lost = session.create('opportunity', { ...deal, estimatedvalue: 7 })
    session.write('opportunity', lost.id, { statecode: 2, statuscode: 4 })
    return { session, account }
  }

  it('counts the open opportunities of an account', () => {
    const { session, account } = setUp()

    const result = run(session, 'CalculateRollupField', { Target: account, FieldName: 'opendeals' })

    expect(result).toMatchObject({
      kind: 'record',
      typed: true,
      record: { values: { opendeals: 2, opendeals_state: 1 } },
    })
  })

  it('sums their revenue over the currencies in the base currency', () => {
    const { session, account } = setUp()

    run(session, 'CalculateRollupField', { Target: account, FieldName: 'openrevenue' })

    expect(session.get('account', account.id).values).toMatchObject({
      openrevenue: 200,
      openrevenue_base: 200,
      openrevenue_date: `${session.now().toISOString().slice(0, 19)}Z`,
      openrevenue_state: 1,
    })
  })

  it('refuses a column that is no rollup', () => {
    const { session, account } = setUp()

    expect(() => run(session, 'CalculateRollupField', { Target: account, FieldName: 'revenue' })).toThrow(
      refusal('0x80060554'),
    )
  })
})

describe('a rollup after the exchange rate has changed', () => {
  it('has the sum in the base currency and, at the present rate, in that of the account', () => {
    const session = openSession()
    const yen = session.create('transactioncurrency', {
      currencyname: 'Yen',
      currencysymbol: '¥',
      isocurrencycode: 'JPY',
      currencyprecision: 0,
      exchangerate: 100,
    })
    const account = session.create('account', {
      name: 'Buyer',
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${yen.id})`,
    })
    session.create('opportunity', {
      name: 'Deal',
      estimatedvalue: 100.03,
      'customerid_account@odata.bind': `/accounts(${account.id})`,
    })
    session.update('transactioncurrency', yen.id, { exchangerate: 150 })

    run(session, 'CalculateRollupField', { Target: target(account), FieldName: 'openrevenue' })

    expect(session.get('account', account.id).values).toMatchObject({
      exchangerate: 150,
      // 100.03 × 150 is 15,004.5, and yen have no fraction.
      openrevenue: 15_005,
      openrevenue_base: 100.03,
    })
  })
})
