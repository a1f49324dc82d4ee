import { type Operation, ref } from 'dynamics365-crm'
import {
  addPrincipalToQueue,
  applyRecordCreationRule,
  applySla,
  calculateTotalTime,
  cancelCase,
  caseFromEmail,
  closeIncident,
  createCase,
  escalateCase,
  membersOf,
  mergeCases,
  openItemsOf,
  reactivateCase,
  removeFromQueue,
  resolveIncident,
  retrieveUserQueues,
  roundRobin,
  routeTo,
  slaKpiInstancesOf,
  slaTimes,
  watchSla,
} from 'dynamics365-crm/actions'
import { account, contact, IncidentStatus, incident, lead, queue, systemuser } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const namespace = 'Microsoft.Dynamics.CRM'
const silent = { execute: () => Promise.reject(new Error('Something was sent.')) }

function answered(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('a case', () => {
  it('is opened for exactly one customer', () => {
    expect(createCase({ title: 'Noise', customer: ref(account, id), contactId: other, priority: 1 })).toMatchObject({
      path: 'incidents',
      body: {
        'customerid_account@odata.bind': `/accounts(${id})`,
        'primarycontactid@odata.bind': `/contacts(${other})`,
        prioritycode: 1,
      },
    })
    expect(createCase({ title: 'Noise', customer: ref(contact, id), slaId: other }).body).toMatchObject({
      'customerid_contact@odata.bind': `/contacts(${id})`,
      'slaid_sla@odata.bind': `/slas(${other})`,
    })
    // @ts-expect-error nobody
    expect(() => createCase({ title: 'Noise' })).toThrow(UsageError)
    // @ts-expect-error a lead is no customer
    expect(() => createCase({ title: 'Noise', customer: ref(lead, id) })).toThrow(UsageError)
    // @ts-expect-error a case has a title
    expect(() => createCase({ customer: ref(account, id) })).toThrow('title takes a text.')
  })

  it('is resolved under either name', () => {
    expect(closeIncident).toBe(resolveIncident)
  })

  it('is canceled, opened again and escalated by updates', () => {
    expect(cancelCase({ incidentId: id })).toMatchObject({ method: 'PATCH', body: { statecode: 2, statuscode: 6 } })
    expect(reactivateCase({ incidentId: id, status: IncidentStatus.Researching }).body).toEqual({
      statecode: 0,
      statuscode: 4,
    })
    expect(escalateCase({ incidentId: ref(incident, id) }).body).toEqual({ isescalated: true })
    expect(escalateCase({ incidentId: id, isEscalated: false }).body).toEqual({ isescalated: false })
    expect(applySla({ incidentId: id, slaId: other }).body).toEqual({ 'slaid_sla@odata.bind': `/slas(${other})` })
    // @ts-expect-error Merged is what a merge sets
    cancelCase({ incidentId: id, status: IncidentStatus.Merged })
    // @ts-expect-error Resolved is another state
    expect(() => reactivateCase({ incidentId: id, status: IncidentStatus.ProblemSolved })).toThrow(UsageError)
    // @ts-expect-error an account is no case
    expect(() => cancelCase({ incidentId: ref(account, id) })).toThrow(UsageError)
  })

  it('comes of an activity by the organization’s rule', () => {
    expect(applyRecordCreationRule({ target: ref(account, id) })).toMatchObject({
      path: 'ApplyRecordCreationAndUpdateRule',
      body: { Target: { '@odata.type': `${namespace}.account`, accountid: id } },
    })
    // @ts-expect-error of which
    expect(() => applyRecordCreationRule({})).toThrow(UsageError)
  })

  it('is merged, and tells its time', () => {
    expect(mergeCases({ targetId: id, subordinateId: other })).toMatchObject({
      path: 'Merge',
      body: { Target: { incidentid: id }, Subordinate: { incidentid: other }, PerformParentingChecks: false },
    })
    expect(() => mergeCases({ targetId: id, subordinateId: id })).toThrow(UsageError)
    const reads = calculateTotalTime({ incidentId: id })
    expect(reads).toMatchObject({ method: 'GET', path: `incidents(${id})/${namespace}.CalculateTotalTimeIncident()` })
    expect(reads.read(answered({ TotalTime: 35 }))).toBe(35)
  })
})

describe('queues', () => {
  it('are left, joined and routed to', () => {
    expect(removeFromQueue({ queueItemId: id }).path).toBe(`queueitems(${id})/${namespace}.RemoveFromQueue`)
    expect(routeTo({ queueItemId: id, target: ref(systemuser, other) }).body).toMatchObject({
      Target: { '@odata.type': `${namespace}.systemuser` },
      QueueItem: { '@odata.type': `${namespace}.queueitem`, queueitemid: id },
    })
    // @ts-expect-error a case is no queue
    expect(() => routeTo({ queueItemId: id, target: ref(incident, other) })).toThrow(UsageError)
    expect(addPrincipalToQueue({ queueId: id, principal: ref(systemuser, other) }).path).toBe(
      `queues(${id})/${namespace}.AddPrincipalToQueue`,
    )
    // @ts-expect-error a contact is no member
    expect(() => addPrincipalToQueue({ queueId: id, principal: ref(contact, other) })).toThrow(UsageError)
    const reads = retrieveUserQueues({ userId: id, includePublic: true })
    expect(reads.path).toBe(`systemusers(${id})/${namespace}.RetrieveUserQueues(IncludePublic=@p1)?@p1=true`)
    const row = { queueid: other, name: 'Open' }
    expect(reads.read(answered({ value: [row] }))).toEqual([{ queue: ref(queue, other), name: 'Open' }])
  })

  it('are looked into by queries', () => {
    expect(openItemsOf(id).path).toContain(`_queueid_value%20eq%20${id}`)
    expect(membersOf(id).path).toContain('queuemembership_association/any(')
    expect(slaKpiInstancesOf(ref(incident, id)).path).toContain(`_regarding_value%20eq%20${id}`)
  })

  it('are not given out to nobody', async () => {
    await expect(roundRobin(silent, { queueId: id, workerIds: [] })).rejects.toThrow(UsageError)
    await expect(roundRobin(silent, { queueId: id, workerIds: [id], startAt: 1 })).rejects.toThrow(UsageError)
    await expect(roundRobin(silent, { queueId: id, workerIds: [id], top: 0 })).rejects.toThrow(UsageError)
    const email = { emailId: id, customer: ref(lead, id) }
    // @ts-expect-error a lead is no customer
    await expect(caseFromEmail(silent, email)).rejects.toThrow(UsageError)
  })
})

describe('the time that is left', () => {
  const limit = {
    failuretime: '2026-03-02T12:00:00Z',
    warningtime: '2026-03-02T11:30:00Z',
    pausedon: null,
  }
  const now = new Date('2026-03-02T11:00:00Z')

  it('counts down, below zero when it is missed', () => {
    expect(slaTimes({ ...limit, status: 0 }, now)).toEqual({ minutesLeft: 60, minutesToWarning: 30, minutesPaused: 0 })
    expect(slaTimes({ ...limit, status: 1 }, new Date('2026-03-02T12:10:00Z'))).toMatchObject({ minutesLeft: -10 })
  })

  it('stands still while it is paused, and is none when it is decided', () => {
    const paused = { ...limit, status: 3, pausedon: '2026-03-02T10:00:00Z' }
    expect(slaTimes(paused, now)).toEqual({ minutesLeft: 120, minutesToWarning: 90, minutesPaused: 60 })
    expect(slaTimes({ ...limit, status: 4 }, now)).toMatchObject({ minutesLeft: undefined })
    expect(slaTimes({ ...limit, status: 0, failuretime: null }, now)).toMatchObject({ minutesLeft: undefined })
  })
})

describe('watching time limits', () => {
  const row = (kpi: string) => ({
    slakpiinstanceid: kpi,
    name: 'Resolve by',
    status: 0,
    failuretime: '2026-03-02T12:00:00Z',
    warningtime: null,
    pausedon: null,
    succeededon: null,
    _regarding_value: id,
  })

  it('tells each limit once, and again after it was out of danger', async () => {
    const rounds = [[id], [id, other], [other], [id]]
    let round = 0
    const crm = {
      execute: async <Result>(operation: Operation<Result>) =>
        operation.read(answered({ value: (rounds[round++] ?? []).map(row) })),
    }
    const controller = new AbortController()
    const told: string[] = []

    const clock = () => new Date('2026-03-02T11:50:00Z')
    const watch = watchSla(crm, { withinMinutes: 30, everySeconds: 0.001, signal: controller.signal, clock })
    for await (const { slaKpiInstanceId, minutesLeft } of watch) {
      expect(minutesLeft).toBe(10)
      told.push(slaKpiInstanceId)
      if (told.length === 3) controller.abort()
    }

    expect(told).toEqual([id, other, id])
  })

  it('takes times that are none before anything is read', async () => {
    await expect(watchSla(silent, { withinMinutes: -1 }).next()).rejects.toThrow(UsageError)
    await expect(watchSla(silent, { withinMinutes: 1, everySeconds: 0 }).next()).rejects.toThrow(UsageError)
    // @ts-expect-error how long before
    await expect(watchSla(silent, {}).next()).rejects.toThrow(UsageError)
  })
})
