import { ref, type Table } from 'dynamics365-crm'
import {
  type Account,
  account,
  type Contact,
  contact,
  type SystemUser,
  systemuser,
  task,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { idOf, recordPath } from '../../../src/operation/index.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('the path of a record', () => {
  it('holds the GUID in lower case', () => {
    expect(recordPath(account, id.toUpperCase())).toBe(`accounts(${id})`)
  })

  it('comes from a ref, whether it knows its entity set or not', () => {
    expect(recordPath(account, ref(account, id))).toBe(`accounts(${id})`)
    expect(recordPath(account, ref('account', id.toUpperCase()))).toBe(`accounts(${id})`)
  })

  it('has the entity set’s own name, not one made from the table’s', () => {
    expect(recordPath(task, id)).toBe(`tasks(${id})`)
    expect(recordPath(systemuser, id)).toBe(`systemusers(${id})`)
  })

  it.each([
    [{ accountnumber: 'A-17' }, "accounts(accountnumber='A-17')"],
    [{ accountnumber: "O'Neil/R&D+50%" }, "accounts(accountnumber='O''Neil%2FR%26D%2B50%25')"],
    [{ accountnumber: 'A', name: 'Northwind Ö' }, "accounts(accountnumber='A',name='Northwind%20%C3%96')"],
    [{ numberofemployees: 12 }, 'accounts(numberofemployees=12)'],
    [{ _primarycontactid_value: id.toUpperCase() }, `accounts(_primarycontactid_value=${id})`],
    [{ creditonhold: false }, 'accounts(creditonhold=false)'],
  ])('names the columns of an alternate key: %j', (key, want) => {
    expect(recordPath(account, key)).toBe(want)
  })

  it('writes an alternate key’s day and GUID bare', () => {
    expect(recordPath(contact, { birthdate: '1980-02-29' })).toBe('contacts(birthdate=1980-02-29)')
    expect(recordPath(systemuser, { azureactivedirectoryobjectid: id })).toBe(
      `systemusers(azureactivedirectoryobjectid=${id})`,
    )
  })

  it.each(['A-17', '', `{${id}}`, `${id})/name`])('refuses a text that is no GUID: %j', (key) => {
    expect(() => recordPath(account, key)).toThrow(new UsageError('The key of account takes a GUID without braces.'))
  })

  it('refuses a ref to another table', () => {
    // What an untyped caller can give.
    const wrong = ref(contact, id) as unknown as string

    expect(() => recordPath(account, wrong)).toThrow(
      new UsageError('The key of account points at contact, not at account.'),
    )
  })

  it.each([[{}], [null], [undefined], [12], [[]]])('refuses %j as a key', (key) => {
    expect(() => recordPath(account, key as unknown as string)).toThrow(UsageError)
  })

  it.each([null, undefined])('refuses a key column that is %s', (value) => {
    expect(() => recordPath(account, { accountnumber: value as unknown as string })).toThrow(
      new UsageError('The key column accountnumber has no value.'),
    )
  })

  it('refuses a day that is none in an alternate key', () => {
    expect(() => recordPath(contact, { birthdate: '2026-02-30' })).toThrow(UsageError)
  })

  it('refuses half of a surrogate pair in an alternate key', () => {
    expect(() => recordPath(account, { accountnumber: 'A\ud83d' })).toThrow(UsageError)
  })

  it('asks the table first where tables disagree about a column', () => {
    const own: Table<Account> = { ...account, kinds: { ...account.kinds, 'account.accountnumber': 'guid' } }
    const other: Table<Contact> = { ...contact, kinds: { ...contact.kinds, 'account.employeeid': 'guid' } }
    const users: Table<SystemUser> = { ...systemuser, kinds: { employeeid: 'guid', 'systemuser.employeeid': 'text' } }

    expect(recordPath(own, { accountnumber: id.toUpperCase() })).toBe(`accounts(accountnumber=${id})`)
    expect(recordPath(other, { employeeid: id })).toBe(`contacts(employeeid='${id}')`)
    expect(recordPath(users, { employeeid: 'E-1' })).toBe("systemusers(employeeid='E-1')")
  })
})

describe('the id of a record that is named by an argument', () => {
  it('is the GUID in lower case, given bare or in a ref', () => {
    expect(idOf(id.toUpperCase(), 'lead', 'leadId')).toBe(id)
    expect(idOf(ref('lead', id.toUpperCase()), 'lead', 'leadId')).toBe(id)
  })

  it('is refused by the argument’s name', () => {
    const wrong = ref('contact', id) as unknown as string

    expect(() => idOf('L-1', 'lead', 'leadId')).toThrow(new UsageError('leadId takes a GUID without braces.'))
    expect(() => idOf(wrong, 'lead', 'leadId')).toThrow(new UsageError('leadId points at contact, not at lead.'))
    expect(() => idOf(ref('lead', '$1'), 'lead', 'leadId')).toThrow(UsageError)
  })
})

describe('a ref', () => {
  it('knows what its table object knows, and is frozen', () => {
    const made = ref(account, id.toUpperCase())

    expect(made).toEqual({ table: 'account', entitySetName: 'accounts', primaryKey: 'accountid', id })
    expect(Object.isFrozen(made)).toBe(true)
  })

  it('knows the table alone when made from a logical name', () => {
    expect(ref('new_thing', id)).toEqual({ table: 'new_thing', id })
  })
})
