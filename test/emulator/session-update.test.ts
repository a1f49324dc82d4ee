import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord } from '../../src/emulator/model.js'
import { lookup, openSession, refusal, rows, target } from './message-session.js'

const absent = '99999999-0000-4000-8000-000000000000'

function addDeal(session: Session): StoredRecord {
  return session.create('opportunity', { name: 'Deal', estimatedvalue: 100 })
}

function addCase(session: Session): StoredRecord {
  const account = session.create('account', { name: 'Buyer' })
  return session.create('incident', { title: 'Broken', 'customerid_account@odata.bind': `/accounts(${account.id})` })
}

describe('an update', () => {
  it('changes what it names, and the version even when nothing differs', () => {
    const session = openSession()
    const before = session.create('account', { name: 'A', telephone1: '1' })

    const after = session.update('account', before.id, { name: 'A' })

    expect(after.values).toMatchObject({ name: 'A', telephone1: '1' })
    expect(after.version).toBeGreaterThan(before.version)
  })

  it('clears a column with null and leaves one out with undefined', () => {
    const session = openSession()
    const { id } = session.create('account', { name: 'A', telephone1: '1' })

    expect(session.update('account', id, { name: undefined, telephone1: null }).values).toMatchObject({
      name: 'A',
      telephone1: null,
    })
  })

  it('refuses null for a column that the system requires', () => {
    const session = openSession()
    const { id } = session.create('competitor', { name: 'A' })
    const incident = addCase(session)

    expect(() => session.update('competitor', id, { name: null })).toThrow(refusal('0x80040200'))
    expect(() => session.update('incident', incident.id, { customerid_account: null })).toThrow(refusal('0x80040200'))
  })

  it('keeps what is computed in step', () => {
    const session = openSession()
    const contact = session.create('contact', { firstname: 'Ada', lastname: 'B' })
    const deal = addDeal(session)
    const euro = session.write('transactioncurrency', undefined, {
      currencyname: 'Euro',
      currencyprecision: 0,
      exchangerate: 0.5,
    })

    expect(session.update('contact', contact.id, { lastname: 'C' }).values['fullname']).toBe('Ada C')
    expect(session.update('opportunity', deal.id, { estimatedvalue: 7 }).values['estimatedvalue_base']).toBe(7)
    expect(
      session.update('opportunity', deal.id, {
        'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro.id})`,
      }).values,
    ).toMatchObject({ exchangerate: 0.5, estimatedvalue: 7, estimatedvalue_base: 14 })
    expect(session.update('opportunity', deal.id, { estimatedvalue: null }).values['estimatedvalue_base']).toBeNull()
  })

  it('moves a record to another owner with its business unit', () => {
    const session = openSession()
    const unit = session.create('businessunit', { name: 'Sales' })
    const user = session.create('systemuser', {
      lastname: 'New',
      domainname: 'new@example.com',
      internalemailaddress: 'new@example.com',
      'businessunitid@odata.bind': `/businessunits(${unit.id})`,
    })
    const { id } = session.create('account', { name: 'A' })

    const moved = session.update('account', id, { 'ownerid@odata.bind': `/systemusers(${user.id})` })

    expect(moved.values).toMatchObject({
      ownerid: target(user),
      owninguser: target(user),
      owningbusinessunit: target(unit),
    })
  })

  it('points a lookup of several tables to one of them at a time', () => {
    const session = openSession()
    const contact = target(session.create('contact', { lastname: 'B' }))
    const incident = addCase(session)

    const changed = session.update('incident', incident.id, {
      'customerid_account@odata.bind': null,
      'customerid_contact@odata.bind': `/contacts(${contact.id})`,
    })

    expect(lookup(changed, 'customerid')).toEqual(contact)
    expect(() =>
      session.update('incident', incident.id, {
        'customerid_account@odata.bind': `/accounts(${lookup(incident, 'customerid').id})`,
        'customerid_contact@odata.bind': `/contacts(${contact.id})`,
      }),
    ).toThrow(refusal('0x80048D19'))
  })

  it.each([{ 'primarycontactid@odata.bind': null }, { primarycontactid: null }])('clears a lookup by %o', (payload) => {
    const session = openSession()
    const { id } = session.create('account', { name: 'A', primarycontactid: { lastname: 'B' } })

    expect(session.update('account', id, payload).values['primarycontactid']).toBeNull()
  })

  it('leaves a lookup alone that holds a record of another table than the one cleared', () => {
    const session = openSession()
    const contact = target(session.create('contact', { lastname: 'B' }))
    const { id } = session.create('opportunity', { 'customerid_contact@odata.bind': `/contacts(${contact.id})` })

    expect(session.update('opportunity', id, { customerid_account: null }).values['customerid']).toEqual(contact)
  })

  it('may repeat the id of its record, but not give another', () => {
    const session = openSession()
    const { id } = session.create('account', { name: 'A' })

    expect(session.update('account', id, { accountid: id.toUpperCase(), name: 'B' }).values['name']).toBe('B')
    expect(() => session.update('account', id, { accountid: absent })).toThrow(refusal('0x80040203'))
  })

  it.each([{ primarycontactid: { lastname: 'B' } }, { Account_Tasks: [{}] }, { 'Account_Tasks@odata.bind': [] }])(
    'creates and binds no related records: %o',
    (payload) => {
      const session = openSession()
      const { id } = session.create('account', { name: 'A' })

      expect(() => session.update('account', id, payload)).toThrow(refusal('0x80048D19'))
    },
  )

  it('refuses a record that is not there in the words of the service', () => {
    const missing = expect.objectContaining({
      status: 404,
      code: '0x80040217',
      message: `account With Id = ${absent} Does Not Exist`,
    })
    const session = openSession()

    expect(() => session.update('account', absent, {})).toThrow(missing)
    expect(() => session.get('account', absent)).toThrow(missing)
    expect(() => session.remove('account', absent)).toThrow(missing)
    expect(() => session.write('account', absent, {})).toThrow(missing)
  })
})

describe('a change of state', () => {
  it('brings the status reason that the state starts with', () => {
    const session = openSession()
    const { id } = session.create('lead', { lastname: 'B' })

    expect(session.update('lead', id, { statecode: 2 }).values['statuscode']).toBe(4)
    expect(session.update('lead', id, { statecode: 0 }).values['statuscode']).toBe(1)
    expect(session.update('lead', id, { statuscode: 2 }).values).toMatchObject({ statecode: 0, statuscode: 2 })
    expect(session.update('lead', id, { statecode: 2, statuscode: 7 }).values['statuscode']).toBe(7)
  })

  it.each([
    ['lead', { statecode: 2, statuscode: 3 }],
    ['lead', { statuscode: 4 }],
    ['lead', { statuscode: 99 }],
    ['lead', { statecode: 9 }],
    ['lead', { statuscode: null }],
  ])('refuses in %s what does not fit together: %o', (table, payload) => {
    const session = openSession()
    const { id } = session.create(table, { lastname: 'B' })

    expect(() => session.update(table, id, payload)).toThrow(refusal('0x80048408'))
  })

  it('leaves winning, losing and resolving to their messages', () => {
    const session = openSession()
    const deal = addDeal(session)
    const incident = addCase(session)

    expect(() => session.update('opportunity', deal.id, { statecode: 1, statuscode: 3 })).toThrow(refusal('0x80040516'))
    expect(() => session.update('opportunity', deal.id, { statecode: 2 })).toThrow(refusal('0x80040516'))
    expect(() => session.update('incident', incident.id, { statecode: 1 })).toThrow(refusal('0x8004F00E'))
  })

  it('opens a closed opportunity again and forgets how it closed', () => {
    const session = openSession()
    const { id } = addDeal(session)
    session.write('opportunity', id, { statecode: 1, statuscode: 3, actualvalue: 5, actualclosedate: '2026-01-01' })

    expect(session.update('opportunity', id, { statecode: 0, statuscode: 1 }).values).toMatchObject({
      statecode: 0,
      actualvalue: null,
      actualvalue_base: null,
      actualclosedate: null,
    })
  })

  it('cancels no case with open activities', () => {
    const session = openSession()
    const { id } = addCase(session)
    const task = session.create('task', { 'regardingobjectid_incident_task@odata.bind': `/incidents(${id})` })

    expect(() => session.update('incident', id, { statecode: 2 })).toThrow(refusal('0x8004440E'))

    session.update('task', task.id, { statecode: 2 })
    expect(session.update('incident', id, { statecode: 2 }).values['statuscode']).toBe(6)
    expect(session.update('incident', id, { statecode: 0 }).values['statuscode']).toBe(1)
  })

  it('takes a closed lead back to open only', () => {
    const session = openSession()
    const { id } = session.create('lead', { lastname: 'B' })
    session.update('lead', id, { statecode: 1, statuscode: 3 })

    expect(() => session.update('lead', id, { statecode: 2 })).toThrow(refusal('0x80040519'))
  })

  it('fixes a quote that has left its first state', () => {
    const session = openSession()
    const { id } = session.create('quote', { name: 'Offer' })
    session.update('quote', id, { statecode: 1, statuscode: 2 })

    expect(() => session.update('quote', id, { name: 'Other' })).toThrow(refusal('0x8004022E'))
    expect(session.update('quote', id, { statecode: 0 }).values['statuscode']).toBe(1)
  })

  it('lets an inactive queue item only become active, and not beside another', () => {
    const session = openSession()
    const queue = session.create('queue', { name: 'First' })
    const bind = {
      'queueid@odata.bind': `/queues(${queue.id})`,
      'objectid_incident@odata.bind': `/incidents(${addCase(session).id})`,
    }
    const item = session.create('queueitem', bind)
    session.write('queueitem', item.id, { statecode: 1 })
    session.create('queueitem', bind)

    const worker = { 'workerid_systemuser@odata.bind': `/systemusers(${session.userId})` }
    expect(() => session.update('queueitem', item.id, worker)).toThrow(refusal('0x8004051D'))
    expect(() => session.update('queueitem', item.id, { statecode: 0 })).toThrow(refusal('0x80040526'))
  })
})

describe('writing as the platform', () => {
  it('passes the rules on callers', () => {
    const session = openSession()
    const { id } = addDeal(session)

    const record = session.write('opportunity', id, { statecode: 1, createdon: '2020-01-01T00:00:00Z' })

    expect(record.values).toMatchObject({ statecode: 1, statuscode: 3, createdon: '2020-01-01T00:00:00Z' })
  })

  it('follows a status reason with its state and leaves undefined values out', () => {
    const session = openSession()

    const record = session.write('task', undefined, { subject: 'Done', description: undefined, statuscode: 5 })

    expect(record.values['statecode']).toBe(1)
    expect('description' in record.values).toBe(false)
  })

  it('takes no column that the table does not have', () => {
    expect(() => openSession().write('account', undefined, { nome: 'A' })).toThrow('has no column nome')
  })
})

describe('removing a record', () => {
  it('clears the lookups that point to it and undoes its links', () => {
    const session = openSession()
    const competitor = target(session.create('competitor', { name: 'Other' }))
    const account = session.create('account', { name: 'A', Account_Tasks: [{ subject: 'Call' }] })
    const deal = session.create('opportunity', {
      'customerid_account@odata.bind': `/accounts(${account.id})`,
      'opportunitycompetitors_association@odata.bind': [`/competitors(${competitor.id})`],
    })

    session.remove('account', account.id)
    session.remove('competitor', competitor.id)

    expect(session.store.get('account', account.id)).toBeUndefined()
    expect(session.get('opportunity', deal.id).values['customerid']).toBeNull()
    expect(rows(session, 'task')[0]?.values['regardingobjectid']).toBeNull()
    expect(rows(session, 'activitypointer')[0]?.values['regardingobjectid']).toBeNull()
    expect([...session.store.linked('opportunitycompetitors', target(deal))]).toEqual([])
  })

  it('takes activities out through their own table only', () => {
    const session = openSession()
    const { id } = session.create('task', { subject: 'Call' })

    expect(() => session.remove('activitypointer', id)).toThrow(refusal('0x80040315'))
    expect(() => session.update('activitypointer', id, { subject: 'x' })).toThrow(refusal('0x80040315'))
  })
})

describe('removing what is needed', () => {
  it('is refused for the customer of a case, until the case is gone', () => {
    const session = openSession()
    const incident = addCase(session)
    const customer = lookup(incident, 'customerid')

    expect(() => session.remove('account', customer.id)).toThrow(
      expect.objectContaining({ status: 405, code: '0x80040227' }),
    )
    session.remove('incident', incident.id)
    session.remove('account', customer.id)

    expect(rows(session, 'account')).toEqual([])
  })

  it.each(['organization', 'businessunit', 'transactioncurrency', 'systemuser'])(
    'is refused for the one %s that everything stands on',
    (table) => {
      const session = openSession()
      const [row] = rows(session, table)

      expect(() => session.remove(table, row?.id ?? '')).toThrow(expect.objectContaining({ name: 'Refusal' }))

      expect(rows(session, table)).toHaveLength(1)
    },
  )

  it('is refused for a currency that a record is in', () => {
    const session = openSession()
    const currency = session.create('transactioncurrency', euro)
    const payload = { name: 'A', 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency.id})` }
    session.create('account', payload)

    expect(() => session.remove('transactioncurrency', currency.id)).toThrow(refusal('0x80040227'))
  })

  it('takes the queue item with its object', () => {
    const session = openSession()
    const incident = addCase(session)
    const queue = session.create('queue', { name: 'First' })
    session.create('queueitem', {
      'queueid@odata.bind': `/queues(${queue.id})`,
      'objectid_incident@odata.bind': `/incidents(${incident.id})`,
    })

    session.remove('incident', incident.id)

    expect(rows(session, 'queueitem')).toEqual([])
  })

  it('does not begin with disabling oneself', () => {
    const session = openSession()

    expect(() => session.update('systemuser', session.userId, { isdisabled: true })).toThrow(refusal('0x80040203'))
  })
})

describe('a currency', () => {
  it('stays with the amounts that are in it', () => {
    const session = openSession()
    const { id } = session.create('account', { name: 'A', revenue: 5 })
    const without = { 'transactioncurrencyid@odata.bind': null }

    expect(() => session.update('account', id, without)).toThrow(refusal('0x80048CFB'))

    const cleared = session.update('account', id, { ...without, revenue: null })

    expect(cleared.values).toMatchObject({ transactioncurrencyid: null, exchangerate: null, revenue_base: null })
    expect(() => session.update('account', id, { revenue: 6 })).toThrow(refusal('0x8004E026'))
    expect(() => session.create('account', { ...without, revenue: 6 })).toThrow(refusal('0x8004E026'))
    expect(session.create('account', { ...without, name: 'B' }).values['transactioncurrencyid']).toBeUndefined()
  })

  it.each([0, -1])('has no exchange rate of %d', (exchangerate) => {
    const session = openSession()
    const { id } = session.create('transactioncurrency', euro)

    expect(() => session.update('transactioncurrency', id, { exchangerate })).toThrow(refusal('0x80044330'))
    expect(() => session.create('transactioncurrency', { ...euro, exchangerate })).toThrow(refusal('0x80044330'))
  })
})

const euro = {
  currencyname: 'Euro',
  currencysymbol: '€',
  isocurrencycode: 'EUR',
  currencyprecision: 2,
  exchangerate: 0.8,
}

describe('a record in a tree', () => {
  it('does not stand below itself, at whatever distance', () => {
    const session = openSession()
    const top = session.create('account', { name: 'top' })
    const below = session.create('account', { name: 'below', 'parentaccountid@odata.bind': `/accounts(${top.id})` })

    for (const { id } of [top, below]) {
      expect(() => session.update('account', top.id, { 'parentaccountid@odata.bind': `/accounts(${id})` })).toThrow(
        refusal('0x80040507'),
      )
    }
  })
})

describe('completing an activity', () => {
  it('says when it ended, unless the caller does', () => {
    const session = openSession()
    const one = session.create('task', { subject: 'A' })
    const other = session.create('task', { subject: 'B' })

    const now = session.update('task', one.id, { statecode: 1 })
    const before = session.update('task', other.id, { statecode: 1, actualend: '2026-01-01T00:00:00Z' })

    expect(now.values['actualend']).toBe('2026-03-02T10:00:00Z')
    expect(before.values['actualend']).toBe('2026-01-01T00:00:00Z')
  })
})
