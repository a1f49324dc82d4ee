import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord, Target } from '../../src/emulator/model.js'
import { lookup, openSession, refusal, rows, run, target } from './message-session.js'

function setUp() {
  const session = openSession()
  const account = session.create('account', { name: 'Buyer' })
  const incident = target(
    session.create('incident', { title: 'Broken', 'customerid_account@odata.bind': `/accounts(${account.id})` }),
  )
  const first = target(session.create('queue', { name: 'First' }))
  const second = target(session.create('queue', { name: 'Second' }))
  return { session, incident, first, second }
}

function add(session: Session, queue: Target, parameters: Readonly<Record<string, unknown>>): StoredRecord {
  const result = run(session, 'AddToQueue', parameters, queue)
  if (result.kind !== 'complex') throw new Error(result.kind)
  return session.get('queueitem', String(result.value['QueueItemId']))
}

function cancel(session: Session, incident: Target): void {
  session.update('incident', incident.id, { statecode: 2, statuscode: 6 })
}

describe('a queue', () => {
  it('takes a case in under its title', () => {
    const { session, incident, first } = setUp()

    const item = add(session, first, { Target: incident })

    expect(item.values).toMatchObject({
      queueid: first,
      objectid: incident,
      title: 'Broken',
      objecttypecode: 112,
      statecode: 0,
      enteredon: `${session.now().toISOString().slice(0, 19)}Z`,
    })
  })

  it('takes over a case that waits in another, under the same item', () => {
    const { session, incident, first, second } = setUp()
    const item = add(session, first, { Target: incident })

    const moved = add(session, second, { Target: incident, SourceQueue: first })

    expect(moved.id).toBe(item.id)
    expect(moved.values['queueid']).toEqual(second)
  })

  it('refuses a case that is not in the source named', () => {
    const { session, incident, first, second } = setUp()

    expect(() => add(session, second, { Target: incident, SourceQueue: first })).toThrow(refusal('0x80040524'))
  })

  it('refuses a case that it has already', () => {
    const { session, incident, first } = setUp()
    add(session, first, { Target: incident })

    expect(() => add(session, first, { Target: incident })).toThrow(refusal('0x8004051B'))
  })

  it('refuses a closed case', () => {
    const { session, incident, first } = setUp()
    cancel(session, incident)

    expect(() => add(session, first, { Target: incident })).toThrow(refusal('0x8004051E'))
  })

  it('refuses a record of a table that has no queues', () => {
    const { session, first } = setUp()
    const account = target(session.create('account', { name: 'Buyer' }))

    expect(() => add(session, first, { Target: account })).toThrow(refusal('0x8004051C'))
  })
})

describe('a queue item', () => {
  it('gets a worker when it is picked and none when it is released', () => {
    const { session, incident, first } = setUp()
    const item = target(add(session, first, { Target: incident }))
    const worker = { table: 'systemuser', id: session.userId }

    run(session, 'PickFromQueue', { SystemUser: worker, RemoveQueueItem: false }, item)
    const picked = session.get('queueitem', item.id).values
    run(session, 'ReleaseToQueue', {}, item)

    expect(picked).toMatchObject({ workerid: worker, workeridmodifiedon: expect.any(String) })
    expect(session.get('queueitem', item.id).values['workerid'] ?? null).toBeNull()
  })

  it('goes when it is picked to be removed', () => {
    const { session, incident, first } = setUp()
    const item = target(add(session, first, { Target: incident }))

    run(
      session,
      'PickFromQueue',
      { SystemUser: { table: 'systemuser', id: session.userId }, RemoveQueueItem: true },
      item,
    )

    expect(rows(session, 'queueitem').some(({ id }) => id === item.id)).toBe(false)
  })

  it('goes without its case when it is removed', () => {
    const { session, incident, first } = setUp()
    const item = target(add(session, first, { Target: incident }))

    run(session, 'RemoveFromQueue', {}, item)

    expect(rows(session, 'queueitem').some(({ id }) => id === item.id)).toBe(false)
    expect(session.get('incident', incident.id).values['statecode']).toBe(0)
  })

  it.each(['PickFromQueue', 'ReleaseToQueue'])('refuses %s when it is inactive', (name) => {
    const { session, incident, first } = setUp()
    const item = target(add(session, first, { Target: incident }))
    session.write('queueitem', item.id, { statecode: 1, statuscode: 2 })
    const parameters = { SystemUser: { table: 'systemuser', id: session.userId }, RemoveQueueItem: false }

    expect(() => run(session, name, parameters, item)).toThrow(refusal('0x8004051D'))
  })

  it('is routed to another queue, but not to its own', () => {
    const { session, incident, first, second } = setUp()
    const item = target(add(session, first, { Target: incident }))

    run(session, 'RouteTo', { Target: second, QueueItem: item })

    expect(session.get('queueitem', item.id).values['queueid']).toEqual(second)
    expect(() => run(session, 'RouteTo', { Target: second, QueueItem: item })).toThrow(refusal('0x8004051B'))
  })
})

describe('routing a case', () => {
  function addRule({ session, first }: ReturnType<typeof setUp>, item: Readonly<Record<string, unknown>>): void {
    for (const { id } of rows(session, 'routingrule')) session.write('routingrule', id, { statecode: 0, statuscode: 1 })
    const rule = session.write('routingrule', undefined, { name: 'Rule', statecode: 1, statuscode: 2 })
    session.write('routingruleitem', undefined, {
      name: 'Item',
      routingruleid: target(rule),
      routedqueueid: first,
      sequencenumber: 1,
      ...item,
    })
  }

  it('puts it into the queue of the first item that matches', () => {
    const ground = setUp()
    const { session, incident, first } = ground
    addRule(ground, {})

    run(session, 'ApplyRoutingRule', { Target: incident })

    expect(rows(session, 'queueitem').at(-1)?.values).toMatchObject({ objectid: incident, queueid: first })
  })

  it('gives it to the user of the item when no queue is named', () => {
    const ground = setUp()
    const { session, incident } = ground
    const user = target(session.create('systemuser', userOf(session)))
    addRule(ground, { routedqueueid: null, assignobjectid: user })

    run(session, 'ApplyRoutingRule', { Target: incident })

    expect(session.get('incident', incident.id).values['ownerid']).toEqual(user)
  })

  it('refuses by name a condition that the emulator cannot evaluate', () => {
    const ground = setUp()
    addRule(ground, { conditionxml: '<condition/>' })

    expect(() => run(ground.session, 'ApplyRoutingRule', { Target: ground.incident })).toThrow(
      expect.objectContaining({ status: 501, message: expect.stringContaining('conditionxml') }),
    )
  })

  it('refuses without an active rule', () => {
    const { session, incident } = setUp()
    for (const { id } of rows(session, 'routingrule')) session.write('routingrule', id, { statecode: 0, statuscode: 1 })

    expect(() => run(session, 'ApplyRoutingRule', { Target: incident })).toThrow(refusal('0x8004F874'))
  })

  function userOf(session: Session) {
    const unit = lookup(session.get('systemuser', session.userId), 'businessunitid')
    return {
      firstname: 'New',
      lastname: 'User',
      domainname: 'new.user@example.com',
      internalemailaddress: 'new.user@example.com',
      'businessunitid@odata.bind': `/businessunits(${unit.id})`,
    }
  }
})

describe('a queue that is inactive', () => {
  it('takes nothing in, whichever way', () => {
    const { session, incident, first, second } = setUp()
    const item = add(session, first, { Target: incident })
    session.update('queue', second.id, { statecode: 1 })

    const refused = refusal('0x80040522')
    expect(() => add(session, second, { Target: incident })).toThrow(refused)
    expect(() => run(session, 'RouteTo', { Target: second, QueueItem: target(item) })).toThrow(refused)

    run(session, 'RemoveFromQueue', {}, target(item))

    expect(() => add(session, second, { Target: incident })).toThrow(refused)
  })
})

describe('a case that is closed', () => {
  it('leaves its queue when it is canceled', () => {
    const { session, incident, first } = setUp()
    const item = add(session, first, { Target: incident })

    cancel(session, incident)

    expect(session.get('queueitem', item.id).values).toMatchObject({ statecode: 1, statuscode: 2 })
  })

  it('leaves its queue when it is resolved', () => {
    const { session, incident, first } = setUp()
    const item = add(session, first, { Target: incident })

    run(session, 'CloseIncident', {
      IncidentResolution: { subject: 'Done', 'incidentid@odata.bind': `/incidents(${incident.id})` },
      Status: 5,
    })

    expect(session.get('queueitem', item.id).values).toMatchObject({ statecode: 1, statuscode: 2 })
  })
})

describe('the queue item of a completed task', () => {
  it('is moved to no other queue', () => {
    const { session, first, second } = setUp()
    const task = target(session.create('task', { subject: 'Call' }))
    const item = target(add(session, first, { Target: task }))
    session.update('task', task.id, { statecode: 1 })

    expect(() => run(session, 'RouteTo', { Target: second, QueueItem: item })).toThrow(refusal('0x8004051E'))
  })
})
