import { ref } from 'dynamics365-crm'
import { addToQueue, applyRoutingRule, pickFromQueue, releaseToQueue, resolveIncident } from 'dynamics365-crm/actions'
import { IncidentStatus, incident, queue, queueitem, systemuser, task } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const incidentId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const queueId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const queueItemId = '5f1c2f5e-2f5e-4000-8000-00000000000c'
const workerId = '5f1c2f5e-2f5e-4000-8000-00000000000d'

const nothing = { status: 204, headers: new Headers(), body: undefined }
const once = { method: 'POST', expects: 'nothing', repeat: 'when-refused' }

describe('resolving a case', () => {
  it('is sent as CloseIncident, with the activity that records it', () => {
    const { read, ...operation } = resolveIncident({ incidentId, subject: 'Firmware updated', timeSpentMinutes: 60 })

    expect(operation).toEqual({
      ...once,
      name: 'CloseIncident',
      path: 'CloseIncident',
      body: {
        Status: 5,
        IncidentResolution: {
          subject: 'Firmware updated',
          timespent: 60,
          'incidentid@odata.bind': `/incidents(${incidentId})`,
        },
      },
    })
    expect(read(nothing)).toBeUndefined()
  })

  it('takes a description, no time at all, and another status reason', () => {
    expect(
      resolveIncident({
        incidentId: ref(incident, incidentId.toUpperCase()),
        subject: 'Told how',
        description: 'By phone',
        timeSpentMinutes: 0,
        status: IncidentStatus.InformationProvided,
      }).body,
    ).toEqual({
      Status: 1000,
      IncidentResolution: {
        subject: 'Told how',
        description: 'By phone',
        timespent: 0,
        'incidentid@odata.bind': `/incidents(${incidentId})`,
      },
    })
  })

  it('refuses a case that is none', () => {
    // What an untyped caller can give.
    const wrong = ref(task, incidentId) as unknown as string

    expect(() => resolveIncident({ incidentId: wrong, subject: 'A' })).toThrow(
      new UsageError('incidentId points at task, not at incident.'),
    )
    expect(() => resolveIncident({ incidentId: 'CAS-1', subject: 'A' })).toThrow(UsageError)
  })
})

describe('routing a case', () => {
  it('names the case as the target', () => {
    const { read, ...operation } = applyRoutingRule({ incidentId })

    expect(operation).toEqual({
      ...once,
      name: 'ApplyRoutingRule',
      path: 'ApplyRoutingRule',
      body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.incident', incidentid: incidentId } },
    })
    expect(read(nothing)).toBeUndefined()
  })
})

describe('putting a record into a queue', () => {
  it('is bound to the queue it goes to', () => {
    const { read, ...operation } = addToQueue({ queueId, target: ref(incident, incidentId) })

    expect(operation).toEqual({
      name: 'AddToQueue',
      method: 'POST',
      path: `queues(${queueId})/Microsoft.Dynamics.CRM.AddToQueue`,
      body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.incident', incidentid: incidentId } },
      expects: 'json',
      repeat: 'when-refused',
    })
    expect(read({ status: 200, headers: new Headers(), body: { QueueItemId: queueItemId } })).toEqual({ queueItemId })
  })

  it('names an activity by its own table and key, the queue it leaves, and columns of the queue item', () => {
    const operation = addToQueue({
      queueId: ref(queue, queueId),
      target: ref(task, incidentId),
      sourceQueueId: workerId,
      queueItem: { statuscode: 1, workerid: ref(systemuser, workerId) },
    })

    expect(operation.body).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.task', activityid: incidentId },
      SourceQueue: { '@odata.type': 'Microsoft.Dynamics.CRM.queue', queueid: workerId },
      QueueItemProperties: {
        '@odata.type': 'Microsoft.Dynamics.CRM.queueitem',
        statuscode: 1,
        'workerid_systemuser@odata.bind': `/systemusers(${workerId})`,
      },
    })
  })

  it('refuses a target that knows the name of its table only', () => {
    expect(() => addToQueue({ queueId, target: ref('email', incidentId) })).toThrow(
      new UsageError('target names the table email only: make the ref from the table object of email.'),
    )
  })

  it('refuses a queue that is none', () => {
    expect(() => addToQueue({ queueId: 'Support', target: ref(incident, incidentId) })).toThrow(
      new UsageError('queueId takes a GUID without braces.'),
    )
    expect(() => addToQueue({ queueId, target: ref(incident, incidentId), sourceQueueId: 'Support' })).toThrow(
      new UsageError('sourceQueueId takes a GUID without braces.'),
    )
  })

  it.each([undefined, {}, { QueueItemId: null }, { QueueItemId: 'x' }, []])('refuses the answer %j', (body) => {
    const { read } = addToQueue({ queueId, target: ref(incident, incidentId) })

    expect(() => read({ status: 200, headers: new Headers(), body })).toThrow(UnexpectedResponseError)
  })
})

describe('picking an item from a queue', () => {
  it('gives it to a user and leaves it in the queue', () => {
    const { read, ...operation } = pickFromQueue({ queueItemId, workerId })

    expect(operation).toEqual({
      ...once,
      name: 'PickFromQueue',
      path: `queueitems(${queueItemId})/Microsoft.Dynamics.CRM.PickFromQueue`,
      body: {
        SystemUser: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: workerId },
        RemoveQueueItem: false,
      },
    })
    expect(read(nothing)).toBeUndefined()
  })

  it('takes it out of the queue where that is wanted', () => {
    expect(
      pickFromQueue({
        queueItemId: ref(queueitem, queueItemId),
        workerId: ref(systemuser, workerId),
        removeQueueItem: true,
      }).body,
    ).toMatchObject({ SystemUser: { systemuserid: workerId }, RemoveQueueItem: true })
  })

  it('refuses a worker who is no user', () => {
    const wrong = ref(queue, workerId) as unknown as string

    expect(() => pickFromQueue({ queueItemId, workerId: wrong })).toThrow(
      new UsageError('workerId points at queue, not at systemuser.'),
    )
  })
})

describe('releasing an item to its queue', () => {
  it('has no parameters', () => {
    const { read, ...operation } = releaseToQueue({ queueItemId })

    expect(operation).toEqual({
      ...once,
      name: 'ReleaseToQueue',
      path: `queueitems(${queueItemId})/Microsoft.Dynamics.CRM.ReleaseToQueue`,
      body: {},
    })
    expect(read(nothing)).toBeUndefined()
  })
})
