import { type MessageReturns, Refusal, type Session, type StoredRecord, type Target, type Values } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { lookupOf, numberOf, textOf } from '../values.js'

const errorInfo = { ErrorCode: 'Edm.String', ResourceList: 'Collection(ResourceInfo)' }
const types = {
  TraceInfo: { ErrorInfoList: 'Collection(ErrorInfo)' },
  ErrorInfo: errorInfo,
  ResourceInfo: { Id: 'Edm.Guid', DisplayName: 'Edm.String', EntityName: 'Edm.String' },
  ValidationResult: { ValidationSuccess: 'Edm.Boolean', TraceInfo: 'TraceInfo', ActivityId: 'Edm.Guid' },
}

function returns(type: string): MessageReturns {
  return { type, properties: { ValidationResult: 'ValidationResult' }, types }
}

/**
 * Our choice: a time that is taken is told with status 200, an appointment is the only kind that can be booked, and it is in the way of those who are its
 * required attendees or its organizer.
 * Source: Web API reference, action Book; protocol/actions.md 2.4.
 */
export const book = unboundMessage({
  name: 'Book',
  kind: 'action',
  parameters: {
    Target: { type: 'new', required: true },
    ReturnNotifications: { type: 'Boolean', required: false },
  },
  returns: returns('BookResponse'),
  run(session, { Target }) {
    requireAppointment(Target)
    const made = session.create('appointment', Target)
    const conflict = conflictOf(session, made)
    if (conflict !== undefined) session.remove('appointment', made.id)
    return validated('BookResponse', made.id, conflict)
  },
})

/** Source: Web API reference, action Reschedule; protocol/actions.md 2.4. The same choices. */
export const reschedule = unboundMessage({
  name: 'Reschedule',
  kind: 'action',
  parameters: {
    Target: { type: 'new', required: true },
    ReturnNotifications: { type: 'Boolean', required: false },
  },
  returns: returns('RescheduleResponse'),
  run(session, { Target }) {
    requireAppointment(Target)
    const { activityid, '@odata.type': _, ...changes } = Target
    const before = session.get('appointment', String(activityid))
    if (![0, 3].includes(Number(before.values['statecode']))) {
      throw new Refusal(400, '0x80048408', 'An appointment that is completed or canceled cannot be moved.')
    }
    const after = session.update('appointment', before.id, changes)
    const conflict = conflictOf(session, after)
    if (conflict !== undefined) {
      const { scheduledstart, scheduledend } = before.values
      session.write('appointment', before.id, { scheduledstart, scheduledend })
    }
    return validated('RescheduleResponse', before.id, conflict)
  },
})

function requireAppointment({ '@odata.type': type }: Values): void {
  if (typeof type === 'string' && type.endsWith('Microsoft.Dynamics.CRM.appointment')) return
  throw new Refusal(400, '0x80048D19', 'Target takes a row whose @odata.type is Microsoft.Dynamics.CRM.appointment.')
}

function validated(type: string, id: string, conflict: StoredRecord | undefined) {
  const resource = conflict && {
    Id: conflict.id,
    DisplayName: textOf(conflict, 'fullname') ?? textOf(conflict, 'name') ?? null,
    EntityName: conflict.table,
  }
  const ErrorInfoList =
    resource === undefined ? [] : [{ ErrorCode: 'RequiredResourceConflict', ResourceList: [resource] }]
  const ValidationResult = {
    ValidationSuccess: conflict === undefined,
    TraceInfo: { ErrorInfoList },
    ActivityId: conflict === undefined ? id : null,
  }
  return { kind: 'complex', type, value: { ValidationResult } } as const
}

/** Somebody who has to come and has another appointment at that time. */
function conflictOf(session: Session, appointment: StoredRecord): StoredRecord | undefined {
  const [start, end] = timesOf(appointment)
  if (Number.isNaN(start) || Number.isNaN(end)) {
    throw new Refusal(400, '0x80040203', 'An appointment that is booked needs scheduledstart and scheduledend.')
  }
  if (end < start) throw new Refusal(400, '0x80040203', 'An appointment cannot end before it starts.')
  const people = attendeesOf(session, appointment.id)
  for (const other of session.store.all('appointment')) {
    const { statecode } = other.values
    if (other.id === appointment.id || (statecode !== 0 && statecode !== 3)) continue
    const [otherStart, otherEnd] = timesOf(other)
    if (!(otherStart < end && otherEnd > start)) continue
    const both = attendeesOf(session, other.id).find((one) => people.some(({ id }) => id === one.id))
    if (both !== undefined) return session.get(both.table, both.id)
  }
  return undefined
}

function timesOf({ values }: StoredRecord): readonly [start: number, end: number] {
  return [Date.parse(String(values['scheduledstart'])), Date.parse(String(values['scheduledend']))]
}

const masksInTheWay: readonly unknown[] = [5, 7]

function attendeesOf({ store }: Session, activityId: string): readonly Target[] {
  return [...store.all('activityparty')]
    .filter((party) => lookupOf(party, 'activityid')?.id === activityId)
    .filter((party) => masksInTheWay.includes(numberOf(party, 'participationtypemask')))
    .flatMap((party) => lookupOf(party, 'partyid') ?? [])
}
