import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

function openCase(session: Session, more: Readonly<Record<string, unknown>> = {}): StoredRecord {
  const account = session.create('account', { name: 'Buyer' })
  return session.create('incident', {
    title: 'Noise',
    'customerid_account@odata.bind': `/accounts(${account.id})`,
    ...more,
  })
}

function resolve(session: Session, { id }: Target | StoredRecord) {
  return () =>
    run(session, 'CloseIncident', {
      IncidentResolution: { subject: 'Done', 'incidentid@odata.bind': `/incidents(${id})` },
      Status: 5,
    })
}

describe('a case with children', () => {
  it('is neither resolved nor canceled before they are', () => {
    const session = openSession()
    const parent = openCase(session)
    const child = openCase(session, { 'parentcaseid@odata.bind': `/incidents(${parent.id})` })
    const cancel = () => session.update('incident', parent.id, { statecode: 2, statuscode: 6 })

    expect(resolve(session, parent)).toThrow(refusal('0x8003F452'))
    expect(cancel).toThrow(refusal('0x8003F451'))
    resolve(session, child)()
    resolve(session, parent)()
    expect(session.get('incident', parent.id).values['statecode']).toBe(1)
  })

  it('is merged with those of the same parent only', () => {
    const session = openSession()
    const [one, other] = [openCase(session), openCase(session)]
    const childOf = ({ id }: StoredRecord) => openCase(session, { 'parentcaseid@odata.bind': `/incidents(${id})` })
    const first = childOf(one)
    const merge = (subordinate: StoredRecord) => () =>
      run(session, 'Merge', { Target: target(first), Subordinate: target(subordinate), PerformParentingChecks: false })

    expect(merge(childOf(other))).toThrow(refusal('0x8003F450'))
    merge(childOf(one))()
  })
})

describe('the total time of a case', () => {
  it('is that of its completed activities, in minutes', () => {
    const session = openSession()
    const problem = openCase(session)
    const about = { subject: 'A', 'regardingobjectid_incident_task@odata.bind': `/incidents(${problem.id})` }
    for (const [actualdurationminutes, isDone] of [
      [20, true],
      [15, true],
      [100, false],
    ] as const) {
      const task = session.create('task', { ...about, actualdurationminutes })
      if (isDone) session.update('task', task.id, { statecode: 1, statuscode: 5 })
    }
    session.create('task', { subject: 'B', actualdurationminutes: 7 })

    expect(run(session, 'CalculateTotalTimeIncident', {}, target(problem))).toMatchObject({ value: { TotalTime: 35 } })
  })
})

describe('escalating a case', () => {
  it('notes when', () => {
    const session = openSession()
    const problem = openCase(session)

    session.update('incident', problem.id, { isescalated: true })

    expect(session.get('incident', problem.id).values['escalatedon']).toBe('2026-03-02T10:00:00Z')
  })
})

describe('the queues of a user', () => {
  it('are those that the user is a member of, and the public ones if asked for', () => {
    const session = openSession()
    const open = session.create('queue', { name: 'Open', queueviewtype: 0 })
    const closed = session.create('queue', { name: 'Members', queueviewtype: 1 })
    const other = session.create('queue', { name: 'Others', queueviewtype: 1 })
    const team = session.write('team', undefined, { name: 'First line' })
    const user = { table: 'systemuser', id: session.userId }
    session.store.link('teammembership', target(team), user)
    const queues = (IncludePublic: boolean) => {
      const result = run(session, 'RetrieveUserQueues', { IncludePublic }, user)
      return result.kind === 'records' ? result.records.map(({ id }) => id) : []
    }

    run(session, 'AddPrincipalToQueue', { Principal: target(team) }, target(closed))

    expect(queues(false)).toContain(closed.id)
    expect(queues(false)).not.toContain(open.id)
    expect(queues(true)).toContain(open.id)
    expect(queues(true)).not.toContain(other.id)
    const wrong = () => run(session, 'AddPrincipalToQueue', { Principal: target(open) }, target(closed))
    expect(wrong).toThrow(refusal('0x80040203'))
  })
})

describe('a case under an SLA', () => {
  function slaOf(session: Session): StoredRecord {
    const sla = session.write('sla', undefined, { name: 'Gold' })
    session.write('slaitem', undefined, {
      name: 'First response by',
      slaid: target(sla),
      failureafter: 240,
      warnafter: 180,
    })
    return sla
  }

  it.each([
    [1, 4],
    [2, 5],
  ])('has a time limit for each item, which ends with it: state %i, status %i', (statecode, status) => {
    const session = openSession()
    const sla = slaOf(session)
    const problem = openCase(session, { 'slaid_sla@odata.bind': `/slas(${sla.id})` })
    const limits = () =>
      rows(session, 'slakpiinstance').filter(({ values }) => (values['regarding'] as Target).id === problem.id)

    expect(problem.values['slainvokedid']).toEqual(target(sla))
    expect(limits().map(({ values }) => values)).toMatchObject([
      { status: 0, failuretime: '2026-03-02T14:00:00Z', warningtime: '2026-03-02T13:00:00Z' },
    ])
    if (statecode === 1) resolve(session, problem)()
    else session.update('incident', problem.id, { statecode: 2, statuscode: 6 })
    expect(limits().map(({ values }) => values)).toMatchObject([{ status, terminalstatereached: true }])
  })
})
