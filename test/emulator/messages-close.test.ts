import { describe, expect, it } from 'vitest'
import type { Session, Target } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

function openDeal(session: Session): Target {
  const account = session.create('account', { name: 'Buyer' })
  return target(
    session.create('opportunity', {
      name: 'Deal',
      estimatedvalue: 900,
      'customerid_account@odata.bind': `/accounts(${account.id})`,
    }),
  )
}

function close(deal: Target, more: Readonly<Record<string, unknown>> = {}) {
  return { subject: 'Signed', 'opportunityid@odata.bind': `/opportunities(${deal.id})`, ...more }
}

describe('closing an opportunity', () => {
  it('wins it and keeps a completed activity that says how', () => {
    const session = openSession()
    const deal = openDeal(session)

    const result = run(session, 'WinOpportunity', {
      OpportunityClose: close(deal, { actualrevenue: 1_000, actualend: '2026-06-15T00:00:00Z' }),
      Status: 3,
    })

    expect(result).toEqual({ kind: 'nothing' })
    expect(session.get('opportunity', deal.id).values).toMatchObject({
      statecode: 1,
      statuscode: 3,
      actualvalue: 1_000,
      actualclosedate: '2026-06-15',
    })
    expect(rows(session, 'opportunityclose').at(-1)?.values).toMatchObject({
      subject: 'Signed',
      opportunityid: deal,
      statecode: 1,
      statuscode: 2,
      opportunitystatecode: 1,
      actualrevenue: 1_000,
    })
  })

  it('takes the estimate and today when a won deal names neither revenue nor date', () => {
    const session = openSession()
    const deal = openDeal(session)

    run(session, 'WinOpportunity', { OpportunityClose: close(deal), Status: 3 })

    expect(session.get('opportunity', deal.id).values).toMatchObject({
      actualvalue: 900,
      actualclosedate: session.now().toISOString().slice(0, 10),
    })
  })

  it('loses it to a competitor', () => {
    const session = openSession()
    const deal = openDeal(session)
    const competitor = target(session.create('competitor', { name: 'Other' }))

    run(session, 'LoseOpportunity', {
      OpportunityClose: close(deal, { 'competitorid@odata.bind': `/competitors(${competitor.id})` }),
      Status: 5,
    })

    expect(session.get('opportunity', deal.id).values).toMatchObject({ statecode: 2, statuscode: 5 })
    expect(rows(session, 'opportunityclose').at(-1)?.values['competitorid']).toEqual(competitor)
  })

  it('refuses one that is closed already', () => {
    const session = openSession()
    const deal = openDeal(session)
    run(session, 'WinOpportunity', { OpportunityClose: close(deal), Status: 3 })

    expect(() => run(session, 'LoseOpportunity', { OpportunityClose: close(deal), Status: 4 })).toThrow(
      refusal('0x80040515'),
    )
  })

  it('refuses a status reason of another state and keeps no activity', () => {
    const session = openSession()
    const deal = openDeal(session)
    const before = rows(session, 'opportunityclose').length

    expect(() => run(session, 'WinOpportunity', { OpportunityClose: close(deal), Status: 4 })).toThrow(
      refusal('0x80048408'),
    )

    expect(rows(session, 'opportunityclose')).toHaveLength(before)
  })

  it('refuses a closing that names no opportunity', () => {
    const session = openSession()

    expect(() => run(session, 'WinOpportunity', { OpportunityClose: { subject: 'Signed' }, Status: 3 })).toThrow(
      refusal('0x80043B15'),
    )
  })

  it('refuses a column that opportunityclose does not have', () => {
    const session = openSession()
    const deal = openDeal(session)

    expect(() =>
      run(session, 'WinOpportunity', { OpportunityClose: close(deal, { actualclosedate: '2026-06-15' }), Status: 3 }),
    ).toThrow(expect.objectContaining({ name: 'Refusal' }))
    expect(session.get('opportunity', deal.id).values['statecode']).toBe(0)
  })
})

function openCase(session: Session): Target {
  const account = session.create('account', { name: 'Buyer' })
  return target(
    session.create('incident', { title: 'Broken', 'customerid_account@odata.bind': `/accounts(${account.id})` }),
  )
}

function resolution(incident: Target) {
  return { subject: 'Fixed', timespent: 60, 'incidentid@odata.bind': `/incidents(${incident.id})` }
}

describe('closing a case', () => {
  it('resolves it and keeps the resolution with its time', () => {
    const session = openSession()
    const incident = openCase(session)

    run(session, 'CloseIncident', { IncidentResolution: resolution(incident), Status: 5 })

    expect(session.get('incident', incident.id).values).toMatchObject({ statecode: 1, statuscode: 5 })
    expect(rows(session, 'incidentresolution').at(-1)?.values).toMatchObject({
      subject: 'Fixed',
      incidentid: incident,
      timespent: 60,
      statecode: 1,
      statuscode: 2,
    })
  })

  it('deactivates the queue item in which it waited', () => {
    const session = openSession()
    const incident = openCase(session)
    const queue = target(session.create('queue', { name: 'First' }))
    run(session, 'AddToQueue', { Target: incident }, queue)

    run(session, 'CloseIncident', { IncidentResolution: resolution(incident), Status: 5 })

    expect(rows(session, 'queueitem').at(-1)?.values).toMatchObject({ statecode: 1, statuscode: 2 })
  })

  it('refuses a case with an open task and resolves it once the task is done', () => {
    const session = openSession()
    const incident = openCase(session)
    const task = session.create('task', {
      subject: 'Call back',
      'regardingobjectid_incident_task@odata.bind': `/incidents(${incident.id})`,
    })
    const closing = { IncidentResolution: resolution(incident), Status: 5 }

    expect(() => run(session, 'CloseIncident', closing)).toThrow(refusal('0x8004440A'))

    session.update('task', task.id, { statecode: 1, statuscode: 5 })
    run(session, 'CloseIncident', closing)
    expect(session.get('incident', incident.id).values['statecode']).toBe(1)
  })

  it('refuses a case that is not active', () => {
    const session = openSession()
    const incident = openCase(session)
    run(session, 'CloseIncident', { IncidentResolution: resolution(incident), Status: 1000 })

    expect(() => run(session, 'CloseIncident', { IncidentResolution: resolution(incident), Status: 5 })).toThrow(
      refusal('0x80044411'),
    )
  })

  it('refuses a status reason of another state', () => {
    const session = openSession()
    const incident = openCase(session)

    expect(() => run(session, 'CloseIncident', { IncidentResolution: resolution(incident), Status: 6 })).toThrow(
      refusal('0x80048408'),
    )
  })

  it('refuses a resolution that names no case', () => {
    const session = openSession()

    expect(() => run(session, 'CloseIncident', { IncidentResolution: { subject: 'Fixed' }, Status: 5 })).toThrow(
      refusal('0x80044409'),
    )
  })
})
