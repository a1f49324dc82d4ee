import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { lookup, openSession, refusal, rows, run, target } from './message-session.js'

const everything = { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 }

function openLead(session: Session, more: Readonly<Record<string, unknown>> = {}): Target {
  return target(
    session.create('lead', {
      subject: 'Conveyor upgrade',
      firstname: 'Ada',
      lastname: 'Okafor',
      companyname: 'Northgate Foods',
      emailaddress1: 'ada@northgate.example.com',
      estimatedamount: 12_500,
      estimatedclosedate: '2026-09-30',
      leadqualitycode: 1,
      ...more,
    }),
  )
}

function qualify(session: Session, lead: Target, parameters: Readonly<Record<string, unknown>>) {
  const result = run(session, 'QualifyLead', parameters, lead)
  if (result.kind !== 'records') throw new Error(result.kind)
  const [first, ...others] = result.records
  const of = (table: string): StoredRecord | undefined => [first, ...others].find((record) => record?.table === table)
  return {
    tables: result.records.map(({ table }) => table),
    typed: result.typed,
    account: of('account'),
    contact: of('contact'),
    opportunity: of('opportunity'),
  }
}

describe('qualifying a lead', () => {
  it('creates the account, the contact and the opportunity that were asked for and ties them', () => {
    const session = openSession()
    const lead = openLead(session)

    const { tables, typed, account, contact, opportunity } = qualify(session, lead, everything)

    expect(typed).toBe(true)
    expect(tables).toEqual(['account', 'contact', 'opportunity'])
    expect(account?.values).toMatchObject({
      name: 'Northgate Foods',
      originatingleadid: lead,
      primarycontactid: { table: 'contact', id: contact?.id },
    })
    expect(contact?.values).toMatchObject({
      fullname: 'Ada Okafor',
      emailaddress1: 'ada@northgate.example.com',
      parentcustomerid: { table: 'account', id: account?.id },
    })
    expect(opportunity?.values).toMatchObject({
      name: 'Conveyor upgrade',
      statecode: 0,
      estimatedvalue: 12_500,
      estimatedclosedate: '2026-09-30',
      opportunityratingcode: 1,
      originatingleadid: lead,
      customerid: { table: 'account', id: account?.id },
      parentaccountid: { table: 'account', id: account?.id },
      parentcontactid: { table: 'contact', id: contact?.id },
    })
  })

  it('closes the lead as qualified and points it to what came of it', () => {
    const session = openSession()
    const lead = openLead(session)

    const { account, contact, opportunity } = qualify(session, lead, everything)

    expect(session.get('lead', lead.id).values).toMatchObject({
      statecode: 1,
      statuscode: 3,
      parentaccountid: { table: 'account', id: account?.id },
      parentcontactid: { table: 'contact', id: contact?.id },
      qualifyingopportunityid: { table: 'opportunity', id: opportunity?.id },
    })
  })

  it.each([
    ['account', { CreateAccount: true, CreateContact: false, CreateOpportunity: false }],
    ['contact', { CreateAccount: false, CreateContact: true, CreateOpportunity: false }],
    ['opportunity', { CreateAccount: false, CreateContact: false, CreateOpportunity: true }],
  ])('creates the %s alone when only its flag is set', (table, flags) => {
    const session = openSession()

    const { tables } = qualify(session, openLead(session), { ...flags, Status: 3 })

    expect(tables).toEqual([table])
  })

  it('uses the account that the lead has instead of creating another', () => {
    const session = openSession()
    const account = target(session.create('account', { name: 'Known' }))
    const lead = openLead(session, { 'parentaccountid@odata.bind': `/accounts(${account.id})` })

    const { tables, opportunity } = qualify(session, lead, everything)

    expect(tables).toEqual(['contact', 'opportunity'])
    expect(opportunity?.values['customerid']).toEqual(account)
  })

  it('gives the opportunity the customer that the caller names', () => {
    const session = openSession()
    const customer = target(session.create('contact', { lastname: 'Named' }))
    const flags = { CreateAccount: true, CreateContact: false, CreateOpportunity: true, Status: 3 }

    const { opportunity } = qualify(session, openLead(session), { ...flags, OpportunityCustomerId: customer })

    expect(opportunity?.values['customerid']).toEqual(customer)
  })

  it('leaves a flow row that stands at Develop and knows the lead and the opportunity', () => {
    const session = openSession()
    const lead = openLead(session)

    const { opportunity } = qualify(session, lead, everything)

    const [flow, ...others] = rows(session, 'leadtoopportunitysalesprocess').filter(
      (row) => lookup(row, 'opportunityid').id === opportunity?.id,
    )
    const stage = session.get('processstage', lookup(flow, 'activestageid').id)
    expect(others).toEqual([])
    expect(flow?.values['leadid']).toEqual(lead)
    expect(stage.values['stagename']).toBe('Develop')
    expect(String(flow?.values['traversedpath']).split(',').at(-1)).toBe(stage.id)
    expect(opportunity?.values).toMatchObject({ stepname: '2-Develop', salesstage: 1 })
  })

  it("carries the lead's own flow row instead of starting another", () => {
    const session = openSession()
    const lead = openLead(session)
    const own = session.write('leadtoopportunitysalesprocess', undefined, { name: 'own', leadid: lead })

    const { opportunity } = qualify(session, lead, everything)

    expect(session.get(own.table, own.id).values).toMatchObject({
      name: 'own',
      opportunityid: { table: 'opportunity', id: opportunity?.id },
    })
  })

  it('refuses a lead that is closed already', () => {
    const session = openSession()
    const lead = openLead(session)
    qualify(session, lead, everything)

    expect(() => qualify(session, lead, everything)).toThrow(refusal('0x80040519'))
  })

  it('refuses a status reason of another state and creates nothing', () => {
    const session = openSession()
    const lead = openLead(session)
    const before = rows(session, 'account').length

    expect(() => qualify(session, lead, { ...everything, Status: 4 })).toThrow(refusal('0x80048408'))

    expect(rows(session, 'account')).toHaveLength(before)
    expect(session.get('lead', lead.id).values['statecode']).toBe(0)
  })
})
