import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord } from '../../src/emulator/model.js'
import { lookup, openSession, refusal, rows, target } from './message-session.js'

const now = '2026-03-02T10:00:00Z'

function addEuro(session: Session): StoredRecord {
  return session.create('transactioncurrency', {
    currencyname: 'Euro',
    currencysymbol: '€',
    isocurrencycode: 'EUR',
    currencyprecision: 2,
    exchangerate: 0.8,
  })
}

function addTeam(session: Session): StoredRecord {
  const unit = lookup(session.get('systemuser', session.userId), 'businessunitid')
  return session.create('team', {
    name: 'Field Sales',
    'businessunitid@odata.bind': `/businessunits(${unit.id})`,
    'administratorid@odata.bind': `/systemusers(${session.userId})`,
  })
}

function addCase(session: Session, more: Readonly<Record<string, unknown>> = {}): StoredRecord {
  const account = session.create('account', { name: 'Buyer' })
  return session.create('incident', {
    title: 'Broken',
    'customerid_account@odata.bind': `/accounts(${account.id})`,
    ...more,
  })
}

describe('a new record', () => {
  it('says who made it, when and for whom', () => {
    const session = openSession()
    const caller = { table: 'systemuser', id: session.userId }

    const { values } = session.create('account', { name: 'Northwind' })

    expect(values).toMatchObject({
      createdon: now,
      modifiedon: now,
      createdby: caller,
      modifiedby: caller,
      ownerid: caller,
      owninguser: caller,
      owningbusinessunit: lookup(session.get('systemuser', session.userId), 'businessunitid'),
      statecode: 0,
      statuscode: 1,
    })
    expect(values['owningteam']).toBeUndefined()
  })

  it('starts with the defaults of its columns', () => {
    const session = openSession()

    expect(session.create('lead', { lastname: 'B' }).values).toMatchObject({ leadqualitycode: 2, donotemail: false })
    expect(session.create('task', { subject: 'Call' }).values).toMatchObject({ prioritycode: 1, statuscode: 2 })
    expect(session.create('product', { productnumber: 'P-1' }).values).toMatchObject({ statecode: 2, statuscode: 0 })
  })

  it('may choose its id, unless another has it', () => {
    const session = openSession()
    const accountid = 'AAAAAAAA-0000-4000-8000-000000000001'

    expect(session.create('account', { accountid, name: 'A' }).id).toBe(accountid.toLowerCase())
    expect(() => session.create('account', { accountid, name: 'B' })).toThrow(
      expect.objectContaining({ status: 412, code: '0x80040237', message: 'Cannot insert duplicate key.' }),
    )
  })

  it('can belong to a team', () => {
    const session = openSession()
    const team = target(addTeam(session))

    const { values } = session.create('account', { name: 'A', 'ownerid@odata.bind': `/teams(${team.id})` })

    expect(values).toMatchObject({ ownerid: team, owningteam: team })
    expect(values['owninguser']).toBeUndefined()
  })

  it('is in the base currency unless it says otherwise, with its amounts in both', () => {
    const session = openSession()
    const euro = addEuro(session)

    const plain = session.create('opportunity', { name: 'Deal', estimatedvalue: 100.005 })
    const foreign = session.create('opportunity', {
      name: 'Deal',
      estimatedvalue: 100,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro.id})`,
    })

    expect(plain.values).toMatchObject({ exchangerate: 1, estimatedvalue: 100.01, estimatedvalue_base: 100.01 })
    expect(foreign.values).toMatchObject({
      exchangerate: 0.8,
      estimatedvalue: 100,
      estimatedvalue_base: 125,
      transactioncurrencyid: target(euro),
    })
  })

  it.each([
    [{ firstname: 'Ada', lastname: 'Okafor' }, 'Ada Okafor'],
    [{ lastname: 'Okafor' }, 'Okafor'],
  ])('composes the full name of %o', (names, fullname) => {
    expect(openSession().create('contact', names).values['fullname']).toBe(fullname)
  })

  it('is numbered when it is a case, unless it brings a number', () => {
    const session = openSession()

    const [first, second] = [addCase(session), addCase(session)]

    expect(first.values['ticketnumber']).toMatch(/^CAS-01000-[0-9A-F]{6}$/)
    expect(second.values['ticketnumber']).toMatch(/^CAS-01001-[0-9A-F]{6}$/)
    expect(addCase(session, { ticketnumber: 'OLD-7' }).values['ticketnumber']).toBe('OLD-7')
  })

  it.each([
    ['incident', { title: 'Broken' }, 'customerid'],
    ['competitor', {}, 'name'],
    ['competitor', { name: null }, 'name'],
  ])('is refused in %s without a column that the system requires', (table, payload, column) => {
    expect(() => openSession().create(table, payload)).toThrow(
      expect.objectContaining({ status: 400, code: '0x80040200', message: expect.stringContaining(column) }),
    )
  })

  it('needs no column that only the application requires', () => {
    expect(openSession().create('opportunity', {}).values['name']).toBeUndefined()
  })

  it('cannot bring its state, and a status reason only of the state that it starts in', () => {
    const session = openSession()

    expect(() => session.create('phonecall', { subject: 'Call', statecode: 1, statuscode: 2 })).toThrow(
      refusal('0x80040203'),
    )
    expect(() => session.create('phonecall', { subject: 'Call', statuscode: 2 })).toThrow(refusal('0x80048408'))
    expect(session.create('task', { subject: 'Call', statuscode: 7 }).values).toMatchObject({ statecode: 0 })
  })

  it.each(['activitypointer', 'organization'])('is refused in %s', (table) => {
    expect(() => openSession().create(table, {})).toThrow(refusal('0x80040315'))
  })

  it('is refused by name in a table that the emulator does not have', () => {
    expect(() => openSession().create('msdyn_segment', {})).toThrow(
      expect.objectContaining({ status: 501, code: '0x80040219', message: expect.stringContaining('msdyn_segment') }),
    )
  })
})

describe('a record that is brought over from elsewhere', () => {
  it('bears the date that it had there and notes when it came', () => {
    const session = openSession()

    const account = session.create('account', { name: 'A', overriddencreatedon: '2019-05-06T07:08:09Z' })

    expect(account.values).toMatchObject({
      createdon: '2019-05-06T07:08:09Z',
      modifiedon: now,
      overriddencreatedon: now,
    })
  })
})

describe('records that are created together', () => {
  it('are nested to any depth', () => {
    const session = openSession()

    const account = session.create('account', {
      name: 'Northwind',
      primarycontactid: { lastname: 'B' },
      opportunity_customer_accounts: [{ name: 'Deal', Opportunity_Tasks: [{ subject: 'Call' }] }],
    })

    const [deal] = rows(session, 'opportunity')
    const [task] = rows(session, 'task')
    expect(session.get('contact', lookup(account, 'primarycontactid').id).values['fullname']).toBe('B')
    expect(lookup(deal, 'customerid')).toEqual(target(account))
    expect(lookup(task, 'regardingobjectid')).toEqual({ table: 'opportunity', id: deal?.id })
  })

  it('are all refused when one is', () => {
    const session = openSession()

    expect(() =>
      session.create('account', {
        name: 'Northwind',
        primarycontactid: { lastname: 'B' },
        opportunity_customer_accounts: [{ nome: 'Deal' }],
      }),
    ).toThrow(refusal('0x80048D19'))

    expect([...rows(session, 'account'), ...rows(session, 'contact')]).toEqual([])
  })

  it('take existing records into their collections', () => {
    const session = openSession()
    const [one, other] = [session.create('task', { subject: '1' }), session.create('task', { subject: '2' })]
    const competitor = session.create('competitor', { name: 'Other' })

    const account = session.create('account', {
      name: 'Northwind',
      'Account_Tasks@odata.bind': [`/tasks(${one.id})`, `/tasks(${other.id})`],
    })
    const deal = session.create('opportunity', {
      name: 'Deal',
      'opportunitycompetitors_association@odata.bind': [`/competitors(${competitor.id})`],
    })

    expect(rows(session, 'task').map((task) => lookup(task, 'regardingobjectid'))).toEqual([
      target(account),
      target(account),
    ])
    expect([...session.store.linked('opportunitycompetitors', target(competitor))]).toEqual([target(deal)])
  })

  it('leave the bare id in a column that is no lookup though a navigation property stands over it', () => {
    const session = openSession()
    const [stage] = rows(session, 'processstage')

    const lead = session.create('lead', {
      lastname: 'B',
      'stageid_processstage@odata.bind': `processstages(${stage?.id})`,
    })

    expect(lead.values['stageid']).toBe(stage?.id)
  })

  it('need their type where the lookup leads to several tables', () => {
    expect(() => openSession().create('account', { name: 'A', ownerid: { name: 'T' } })).toThrow(refusal('0x80048D19'))
  })
})

describe('an activity', () => {
  it('is seen among all activities, with what changes and until it goes', () => {
    const session = openSession()
    const pointer = (id: string) => session.store.get('activitypointer', id)?.values

    const { id } = session.create('task', { subject: 'Call', prioritycode: 2 })
    expect(pointer(id)).toMatchObject({ activitytypecode: 'task', subject: 'Call', statecode: 0, statuscode: 1 })

    session.update('task', id, { subject: 'Called', statecode: 1 })
    expect(pointer(id)).toMatchObject({ subject: 'Called', statecode: 1, statuscode: 2 })

    session.remove('task', id)
    expect(pointer(id)).toBeUndefined()
  })

  it.each(['regardingobjectid_account_task', 'regardingobjectid_account'])('is about a record by %s', (name) => {
    const session = openSession()
    const account = target(session.create('account', { name: 'A' }))

    const task = session.create('task', { subject: 'Call', [`${name}@odata.bind`]: `/accounts(${account.id})` })

    expect(lookup(task, 'regardingobjectid')).toEqual(account)
  })
})

describe('a queue item that is posted', () => {
  it('takes its title and its type from the object', () => {
    const session = openSession()
    const incident = addCase(session)
    const queue = session.create('queue', { name: 'First' })

    const payload = {
      'queueid@odata.bind': `/queues(${queue.id})`,
      'objectid_incident@odata.bind': `/incidents(${incident.id})`,
    }

    expect(session.create('queueitem', payload).values).toMatchObject({
      title: 'Broken',
      objecttypecode: 112,
      enteredon: now,
    })
    expect(() => session.create('queueitem', payload)).toThrow(refusal('0x80040526'))
  })

  it('is refused for a closed object', () => {
    const session = openSession()
    const incident = addCase(session)
    const queue = session.create('queue', { name: 'First' })
    session.update('incident', incident.id, { statecode: 2 })

    expect(() =>
      session.create('queueitem', {
        'queueid@odata.bind': `/queues(${queue.id})`,
        'objectid_incident@odata.bind': `/incidents(${incident.id})`,
      }),
    ).toThrow(refusal('0x8004051E'))
  })

  it('is refused without a queue and for an inactive one', () => {
    const session = openSession()
    const object = { 'objectid_incident@odata.bind': `/incidents(${addCase(session).id})` }
    const queue = session.create('queue', { name: 'First' })
    session.update('queue', queue.id, { statecode: 1 })

    expect(() => session.create('queueitem', object)).toThrow(refusal('0x80040528'))
    expect(() => session.create('queueitem', { ...object, 'queueid@odata.bind': `/queues(${queue.id})` })).toThrow(
      refusal('0x80040522'),
    )
  })
})
