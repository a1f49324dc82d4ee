import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

type Columns = Readonly<Record<string, unknown>>

/** The clock of these sessions stands at 2 March 2026. */
function start(more: Columns = {}) {
  const session = openSession()
  const customer = session.create('account', { name: 'Northwind' })
  const support = session.create('entitlement', {
    name: 'Support',
    startdate: '2026-01-01T00:00:00Z',
    enddate: '2026-12-31T00:00:00Z',
    'customerid_account@odata.bind': `/accounts(${customer.id})`,
    allocationtypecode: 0,
    decreaseremainingon: 1,
    restrictcasecreation: true,
    totalterms: 2,
    ...more,
  })
  const to = (statecode: number, statuscode = statecode) => {
    session.update('entitlement', support.id, { statecode, statuscode })
    return state(session, support)
  }
  return { session, customer, support, to }
}

function state(session: Session, { id }: StoredRecord): unknown {
  return session.get('entitlement', id).values['statecode']
}

function left(session: Session, { id }: StoredRecord): unknown {
  return session.get('entitlement', id).values['remainingterms']
}

function caseFor(session: Session, customer: StoredRecord, more: Columns = {}): StoredRecord {
  return session.create('incident', {
    title: 'Printer is on fire',
    'customerid_account@odata.bind': `/accounts(${customer.id})`,
    ...more,
  })
}

function under({ id }: StoredRecord): Columns {
  return { 'entitlementid@odata.bind': `/entitlements(${id})` }
}

function resolve(session: Session, { id }: Target, timespent: number): void {
  const IncidentResolution = { subject: 'Done', timespent, 'incidentid@odata.bind': `/incidents(${id})` }
  run(session, 'CloseIncident', { IncidentResolution, Status: 5 })
}

describe('the life of an entitlement', () => {
  it('begins as a draft with all its terms, and goes on to active and back', () => {
    const { session, support, to } = start()

    expect(state(session, support)).toBe(0)
    expect(left(session, support)).toBe(2)
    expect(to(1)).toBe(1)
    expect(to(0)).toBe(0)
    expect(to(1)).toBe(1)
    expect(to(2)).toBe(2)
  })

  it('waits for its first day, and is over after its last', () => {
    const later = start({ startdate: '2026-03-03T00:00:00Z' })
    const today = start({ startdate: '2026-03-02T00:00:00Z', enddate: '2026-03-02T00:00:00Z' })
    const past = start({ enddate: '2026-03-01T00:00:00Z' })

    expect(later.to(1)).toBe(4)
    expect(later.session.get('entitlement', later.support.id).values['statuscode']).toBe(1200)
    expect(today.to(1)).toBe(1)
    expect(past.to(1)).toBe(3)
  })

  it('is refused what its state does not allow', () => {
    const { session, support, to } = start()
    expect(() => to(2)).toThrow(refusal('0x80060607'))

    to(1)
    expect(() => session.update('entitlement', support.id, { totalterms: 10 })).toThrow(refusal('0x80060613'))

    to(2)
    expect(() => to(1)).toThrow(refusal('0x80060606'))
    expect(() => to(0)).toThrow(refusal('0x80060608'))
    expect(() => to(3)).toThrow(refusal('0x80060601'))
    expect(state(session, support)).toBe(2)
  })

  it('can be edited again as a draft', () => {
    const { session, support, to } = start()
    to(1)
    to(0)

    expect(session.update('entitlement', support.id, { totalterms: 10 }).values['totalterms']).toBe(10)
  })

  it('is renewed when it is over', () => {
    const { session, customer, support, to } = start()
    const renew = (Status: number) => run(session, 'RenewEntitlement', { Status }, target(support))
    expect(() => renew(0)).toThrow(refusal('0x80060610'))
    to(1)
    session.write('entitlement', support.id, { remainingterms: 0 })
    to(2)
    expect(() => renew(1200)).toThrow(refusal('0x80048408'))

    expect(renew(0)).toMatchObject({ kind: 'record', typed: false, record: { table: 'entitlement' } })

    expect(state(session, support)).toBe(2)
    expect(rows(session, 'entitlement').at(-1)?.values).toMatchObject({
      name: 'Support',
      customerid: target(customer),
      startdate: '2027-01-01T00:00:00Z',
      enddate: '2027-12-31T00:00:00Z',
      totalterms: 2,
      remainingterms: 2,
      statecode: 0,
      statuscode: 0,
    })
  })
})

describe('a case under an entitlement', () => {
  it('uses up a term when it is created, until none is left', () => {
    const { session, customer, support, to } = start()
    expect(() => caseFor(session, customer, under(support))).toThrow(refusal('0x80060611'))
    to(1)

    caseFor(session, customer, under(support))
    const second = caseFor(session, customer)
    session.update('incident', second.id, under(support))
    session.update('incident', second.id, { ...under(support), title: 'Again' })

    expect(left(session, support)).toBe(0)
    expect(() => caseFor(session, customer, under(support))).toThrow(refusal('0x80060609'))
    expect(rows(session, 'incident')).toHaveLength(2)
  })

  it('goes on below zero where cases are not restricted', () => {
    const { session, customer, support, to } = start({ restrictcasecreation: false, totalterms: 0 })
    to(1)

    caseFor(session, customer, under(support))

    expect(left(session, support)).toBe(-1)
  })

  it('uses up a term when it is resolved', () => {
    const { session, customer, support, to } = start({ decreaseremainingon: 0 })
    to(1)
    const made = caseFor(session, customer, under(support))
    expect(left(session, support)).toBe(2)

    resolve(session, target(made), 600)

    expect(left(session, support)).toBe(1)
  })

  it('uses up the hours that it took', () => {
    const { session, customer, support, to } = start({ allocationtypecode: 1, decreaseremainingon: 0, totalterms: 10 })
    to(1)
    const made = caseFor(session, customer, under(support))

    resolve(session, target(made), 30)

    expect(left(session, support)).toBe(9.5)
  })

  it('uses up nothing when it is not to be counted', () => {
    const { session, customer, support, to } = start()
    to(1)

    caseFor(session, customer, { ...under(support), decremententitlementterm: false })

    expect(left(session, support)).toBe(2)
  })

  it('has to be of the customer of the entitlement, or of a contact there', () => {
    const { session, customer, support, to } = start()
    to(1)
    const other = session.create('account', { name: 'Fabrikam' })
    const person = session.create('contact', {
      lastname: 'Ann',
      'parentcustomerid_account@odata.bind': `/accounts(${customer.id})`,
    })

    expect(() => caseFor(session, other, under(support))).toThrow(refusal('0x8004F866'))
    session.create('incident', {
      title: 'Hers',
      'customerid_contact@odata.bind': `/contacts(${person.id})`,
      ...under(support),
    })

    expect(left(session, support)).toBe(1)
  })
})
