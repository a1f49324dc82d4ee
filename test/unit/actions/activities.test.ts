import { ref } from 'dynamics365-crm'
import {
  addEmailAttachment,
  addNote,
  bookAppointment,
  cancelActivity,
  completeActivity,
  draftEmail,
  expandCalendar,
  getTrackingToken,
  instantiateTemplate,
  logPhoneCall,
  logTask,
  notesOf,
  planAppointment,
  planLetter,
  planPhoneCall,
  planTask,
  querySchedule,
  repliesOf,
  rescheduleAppointment,
  retrieveNoteFile,
  searchAvailability,
  sendEmail,
  sendEmailFromTemplate,
  timeline,
  timelineOf,
} from 'dynamics365-crm/actions'
import {
  account,
  contact,
  email,
  incident,
  opportunity,
  PhoneCallStatus,
  phonecall,
  queue,
  systemuser,
  task,
  team,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const other = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const namespace = 'Microsoft.Dynamics.CRM'
const silent = { execute: () => Promise.reject(new Error('Something was sent.')) }

function answered(body: unknown) {
  return { status: 200, headers: new Headers(), body }
}

describe('an activity that is planned', () => {
  it('is a create with its people and what it is about', () => {
    const call = planPhoneCall({
      subject: 'Renewal',
      regarding: ref(opportunity, id),
      from: [ref(systemuser, other)],
      to: [ref(contact, id), ref(account, other)],
      phoneNumber: '555-0100',
      direction: 'incoming',
      dueOn: '2026-07-01',
      priority: 2,
      owner: ref(team, other),
    })

    expect(call).toMatchObject({
      method: 'POST',
      path: 'phonecalls',
      body: {
        subject: 'Renewal',
        'regardingobjectid_opportunity_phonecall@odata.bind': `/opportunities(${id})`,
        phonenumber: '555-0100',
        directioncode: false,
        scheduledend: '2026-07-01T00:00:00Z',
        prioritycode: 2,
        'ownerid@odata.bind': `/teams(${other})`,
        phonecall_activity_parties: [
          { participationtypemask: 1, 'partyid_systemuser@odata.bind': `/systemusers(${other})` },
          { participationtypemask: 2, 'partyid_contact@odata.bind': `/contacts(${id})` },
          { participationtypemask: 2, 'partyid_account@odata.bind': `/accounts(${other})` },
        ],
      },
    })
    expect(planTask({ subject: 'Offer' }, { id }).body).toMatchObject({ activityid: id, subject: 'Offer' })
    expect(planLetter({ subject: 'Contract', bcc: [ref(contact, id)] }).body).toMatchObject({
      letter_activity_parties: [{ participationtypemask: 4 }],
      directioncode: true,
    })
    expect(
      planAppointment({ subject: 'Demo', required: [ref(contact, id)], organizer: [ref(systemuser, id)] }).body,
    ).toMatchObject({ appointment_activity_parties: [{ participationtypemask: 5 }, { participationtypemask: 7 }] })
  })

  it('takes only who and what its kind allows', () => {
    // @ts-expect-error a queue cannot be called
    expect(() => planPhoneCall({ subject: 'A', to: [ref(queue, id)] })).toThrow(
      new UsageError('phonecall.to takes people of account, contact, lead, systemuser, not of queue.'),
    )
    // @ts-expect-error a user is no subject of a task
    expect(() => planTask({ subject: 'A', regarding: ref(systemuser, id) })).toThrow(UsageError)
    // @ts-expect-error a subject is a text
    expect(() => planTask({})).toThrow('subject takes a text.')
    expect(() => planTask({ subject: 'A', dueOn: '1700-01-01' })).toThrow('1753')
  })
})

describe('a completed activity', () => {
  it('is not logged with a status or a time that cannot be', async () => {
    // @ts-expect-error Open is no reason of Completed
    await expect(logPhoneCall(silent, { subject: 'A', status: PhoneCallStatus.Open })).rejects.toThrow(UsageError)
    await expect(logTask(silent, { subject: 'A', durationMinutes: -1 })).rejects.toThrow(UsageError)
  })

  it('is an update of one that is there', () => {
    expect(completeActivity({ activity: ref(task, id), durationMinutes: 20 })).toMatchObject({
      method: 'PATCH',
      path: `tasks(${id})`,
      body: { statecode: 1, statuscode: 5, actualdurationminutes: 20 },
      repeat: 'always',
    })
    expect(completeActivity({ activity: ref(phonecall, id), status: 4 }).body).toEqual({ statecode: 1, statuscode: 4 })
    expect(cancelActivity({ activity: ref(email, id) }).body).toEqual({ statecode: 2, statuscode: 5 })
    // @ts-expect-error an e-mail is sent
    expect(() => completeActivity({ activity: ref(email, id) })).toThrow(UsageError)
    expect(() => completeActivity({ activity: ref(phonecall, id), status: 3 })).toThrow(UsageError)
    // @ts-expect-error a case is no activity
    expect(() => cancelActivity({ activity: ref(incident, id) })).toThrow(UsageError)
  })
})

describe('a time', () => {
  const free = { start: '2026-07-01T08:00:00Z', end: '2026-07-01T09:00:00Z' }

  it('is booked with the whole appointment, and moved by its key', () => {
    const books = bookAppointment({
      subject: 'Demo',
      required: [ref(systemuser, id)],
      startOn: free.start,
      dueOn: free.end,
    })

    expect(books).toMatchObject({
      path: 'Book',
      body: { Target: { '@odata.type': `${namespace}.appointment`, scheduledstart: free.start } },
    })
    expect(books.read(answered({ ValidationResult: { ValidationSuccess: true, ActivityId: id } }))).toMatchObject({
      isBooked: true,
      appointment: { table: 'appointment', id },
      conflicts: [],
    })
    const errors = [{ ErrorCode: 'Busy', ResourceList: [{ DisplayName: 'Ann' }] }]
    expect(
      books.read(answered({ ValidationResult: { ValidationSuccess: false, TraceInfo: { ErrorInfoList: errors } } })),
    ).toMatchObject({ isBooked: false, appointment: undefined, conflicts: [{ code: 'Busy', resources: ['Ann'] }] })
    expect(rescheduleAppointment({ appointmentId: id, startOn: free.start, dueOn: free.end }).body).toMatchObject({
      Target: { activityid: id, scheduledstart: free.start, scheduledend: free.end },
    })
    // @ts-expect-error when
    expect(() => bookAppointment({ subject: 'Demo' })).toThrow(UsageError)
    // @ts-expect-error until when
    expect(() => rescheduleAppointment({ appointmentId: id, startOn: free.start })).toThrow(UsageError)
  })

  it('is looked up in a calendar or of a person', () => {
    const row = { Start: free.start, End: free.end, TimeCode: 'Busy', DisplayText: null }
    const period = { ...free, kind: 'Busy', text: undefined }

    const expands = expandCalendar({ calendarId: id, ...free })
    expect(expands.path).toContain(`calendars(${id})/${namespace}.ExpandCalendar(Start=@p1,End=@p2)`)
    expect(expands.read(answered({ result: [row, { ...row, TimeCode: 1 }] }))).toEqual([period, period])
    const asks = querySchedule({ resource: ref(systemuser, other), ...free })
    expect(decodeURIComponent(asks.path)).toContain(`@p1=${other}`)
    expect(asks.read(answered({ TimeInfos: [row] }))).toEqual([period])
    const finds = searchAvailability({
      serviceId: id,
      windowStart: free.start,
      windowEnd: free.end,
      durationMinutes: 60,
    })
    expect(decodeURIComponent(finds.path)).toContain('"Duration":60,"Direction":"Forward","NumberOfResults":10')
    const party = { ResourceId: other, DisplayName: 'Ann' }
    const proposals = [{ Start: free.start, End: free.end, ProposalParties: [party] }]
    expect(finds.read(answered({ SearchResults: { Proposals: proposals } }))).toEqual([
      { ...free, resources: [{ id: other, name: 'Ann' }] },
    ])
    const window = { serviceId: id, windowStart: free.start, windowEnd: free.end }
    expect(() => searchAvailability({ ...window, durationMinutes: 0 })).toThrow(UsageError)
    // @ts-expect-error a contact has no schedule
    expect(() => querySchedule({ resource: ref(contact, id), ...free })).toThrow(UsageError)
  })
})

describe('e-mail', () => {
  it('is drafted, with files and as an answer', () => {
    const draft = draftEmail({
      subject: 'Your case',
      from: [ref(queue, id)],
      to: [ref(contact, other)],
      cc: [ref(account, id)],
      body: '<p>Solved.</p>',
      regarding: ref(incident, id),
      inReplyTo: other,
    })

    expect(draft).toMatchObject({
      path: 'emails',
      body: {
        directioncode: true,
        description: '<p>Solved.</p>',
        'regardingobjectid_incident_email@odata.bind': `/incidents(${id})`,
        'parentactivityid@odata.bind': `/emails(${other})`,
      },
    })
    const file = addEmailAttachment({ emailId: id, fileName: 'a.txt', content: new TextEncoder().encode('Hello') })
    expect(file).toMatchObject({
      path: 'activitymimeattachments',
      body: { filename: 'a.txt', body: 'SGVsbG8=', mimetype: 'application/octet-stream', objecttypecode: 'email' },
    })
    expect(() => addEmailAttachment({ emailId: id, fileName: '', content: '' })).toThrow(UsageError)
    expect(() => addEmailAttachment({ emailId: id, fileName: 'a', content: 'no base64!' })).toThrow(UsageError)
  })

  it('is sent, and answers with its subject', () => {
    const sends = sendEmail({ emailId: id, trackingToken: 'CRM:1' })

    expect(sends).toMatchObject({
      path: `emails(${id})/${namespace}.SendEmail`,
      body: { IssueSend: true, TrackingToken: 'CRM:1' },
      repeat: 'when-refused',
    })
    expect(sends.read(answered({ Subject: 'Hello CRM:1' }))).toBe('Hello CRM:1')
    expect(sendEmail({ emailId: id, issueSend: false }).body).toEqual({ IssueSend: false })
    expect(getTrackingToken().read(answered({ TrackingToken: 'CRM:1' }))).toBe('CRM:1')
  })

  it('is made of a template', () => {
    const people = { from: [ref(systemuser, id)], to: [ref(contact, other)] }
    const sends = sendEmailFromTemplate({ templateId: id, regarding: ref(incident, other), ...people })

    expect(sends.body).toMatchObject({
      TemplateId: id,
      Regarding: { '@odata.type': `${namespace}.incident`, incidentid: other },
      Target: { '@odata.type': `${namespace}.email`, directioncode: true },
    })
    expect(sends.read(answered({ activityid: id }))).toEqual(ref(email, id))
    const shows = instantiateTemplate({ templateId: id, regarding: ref(incident, other) })
    expect(shows.body).toEqual({ TemplateId: id, ObjectType: 'incident', ObjectId: other })
    expect(shows.read(answered({ value: [{ subject: 'A', description: 'B' }] }))).toEqual({ subject: 'A', body: 'B' })
  })
})

describe('notes and timelines', () => {
  it('have files in base64', () => {
    const file = { fileName: 'a.txt', content: 'SGVsbG8=', mimeType: 'text/plain' }

    expect(addNote({ regarding: ref(account, id), text: 'Wants an offer.', file })).toMatchObject({
      path: 'annotations',
      body: { isdocument: true, documentbody: 'SGVsbG8=', 'objectid_account@odata.bind': `/accounts(${id})` },
    })
    const reads = retrieveNoteFile(id)
    expect(reads.path).toContain(`annotations(${id})?$select=filename,mimetype,documentbody`)
    const row = { annotationid: id, filename: 'a.txt', mimetype: 'text/plain', documentbody: 'SGVsbG8=' }
    expect(reads.read(answered(row))).toEqual({
      fileName: 'a.txt',
      mimeType: 'text/plain',
      bytes: new TextEncoder().encode('Hello'),
    })
    expect(reads.read(answered({ ...row, documentbody: null }))).toBeUndefined()
  })

  it('are queries', async () => {
    expect(notesOf(ref(account, id)).path).toContain(`_objectid_value%20eq%20${id}`)
    expect(timelineOf(ref(account, id)).path).toContain('activitypointers?')
    expect(repliesOf(id).path).toContain(`_parentactivityid_value%20eq%20${id}`)
    await expect(timeline(silent, { record: ref(account, id), top: 0 })).rejects.toThrow(UsageError)
  })
})
