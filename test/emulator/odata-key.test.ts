import { describe, expect, it } from 'vitest'
import { follow, parseKey } from '../../src/emulator/odata/index.js'
import { id, Rows, refused } from './odata-rows.js'

describe('a key', () => {
  const { account, contact, systemuser } = Object.fromEntries(
    ['account', 'contact', 'systemuser'].map((table) => [table, new Rows().facts(table)]),
  )
  if (account === undefined || contact === undefined || systemuser === undefined) throw new Error('A table is missing')

  it.each([
    [account, id(1), { id: id(1) }],
    [account, 'ABCDEF00-0000-0000-0000-000000000001', { id: 'abcdef00-0000-0000-0000-000000000001' }],
    [account, `accountid=${id(1)}`, { id: id(1) }],
    [systemuser, `ownerid=${id(1)}`, { id: id(1) }],
    [account, "accountnumber='A-17'", { columns: { accountnumber: 'A-17' } }],
    [account, "name='O''Neil, (Sons)'", { columns: { name: "O'Neil, (Sons)" } }],
    [
      contact,
      "firstname='Ann', emailaddress1='ann@example.com'",
      { columns: { firstname: 'Ann', emailaddress1: 'ann@example.com' } },
    ],
    [account, `_primarycontactid_value=${id(2)}`, { columns: { _primarycontactid_value: id(2) } }],
    [account, 'numberofemployees=-5', { columns: { numberofemployees: -5 } }],
    [account, 'creditonhold=true', { columns: { creditonhold: true } }],
    [contact, 'birthdate=1980-05-17', { columns: { birthdate: '1980-05-17' } }],
    [account, 'createdon=2026-03-01T11:00:00+01:00', { columns: { createdon: '2026-03-01T10:00:00Z' } }],
  ])('of %o is read: %s', (facts, text, key) => {
    expect(parseKey(facts, text)).toEqual(key)
  })

  const wrong = "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'."

  it.each([
    ['', wrong],
    ['5', wrong],
    ["'A-17'", wrong],
    ['accountnumber', wrong],
    ['accountnumber=', wrong],
    ['accountnumber=17', wrong],
    ['accountnumber=null', wrong],
    [`primarycontactid=${id(2)}`, wrong],
    ["accountnumber='A',accountnumber='B'", wrong],
    ["accountnumber='A'x", wrong],
    [`accountid='${id(1)}'`, wrong],
    ["accountnumber='A", wrong],
    [`{${id(1)}}`, wrong],
  ])('is refused: %s', (text, message) => {
    expect(() => parseKey(account, text)).toThrow(refused(400, '0x80060890', message))
  })

  it('of a user does not go by the user’s own id', () => {
    expect(() => parseKey(systemuser, `systemuserid=${id(1)}`)).toThrow(
      refused(400, '0x80060890', 'The key in the request URI'),
    )
  })
})

describe('following a record', () => {
  function deal() {
    const rows = new Rows()
    const team = rows.add('team', 1, { name: 'Team' })
    const account = rows.add('account', 2, { name: 'Northwind' })
    const opportunity = rows.add('opportunity', 3, { customerid: account, ownerid: team })
    const competitor = rows.add('competitor', 4, { name: 'Fabrikam' })
    rows.store.link('opportunitycompetitors', opportunity, competitor)
    const go = (table: string, number: number, navigation: string) =>
      follow(rows.reader, rows.facts(table), rows.record({ table, id: id(number) }), navigation)
    return { rows, go }
  }

  it('leads along a lookup to one row, or to none', () => {
    const { rows, go } = deal()

    expect(go('opportunity', 3, 'customerid_account')).toMatchObject({ many: false, rows: [{ id: id(2) }] })
    expect(go('opportunity', 3, 'customerid_contact')).toEqual({ target: rows.facts('contact'), many: false, rows: [] })
    expect(go('opportunity', 3, 'ownerid')).toMatchObject({ target: { logicalName: 'team' }, rows: [{ id: id(1) }] })
  })

  it('leads along collections to many, back and forth', () => {
    const { go } = deal()

    expect(go('account', 2, 'opportunity_customer_accounts')).toMatchObject({ many: true, rows: [{ id: id(3) }] })
    expect(go('opportunity', 3, 'opportunitycompetitors_association')).toMatchObject({ rows: [{ id: id(4) }] })
    expect(go('competitor', 4, 'opportunitycompetitors_association')).toMatchObject({ rows: [{ id: id(3) }] })
    expect(go('account', 2, 'Account_Tasks')).toMatchObject({ many: true, rows: [] })
  })

  it('leads nowhere by another name', () => {
    expect(deal().go('opportunity', 3, 'customerid')).toBeUndefined()
    expect(deal().go('opportunity', 3, 'name')).toBeUndefined()
  })
})
