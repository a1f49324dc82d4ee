import { type Client, query, ref } from 'dynamics365-crm'
import {
  addEmailAttachment,
  addNote,
  bookAppointment,
  cancelActivity,
  completeActivity,
  draftEmail,
  getTrackingToken,
  instantiateTemplate,
  logAppointment,
  logLetter,
  logPhoneCall,
  logTask,
  notesOf,
  planAppointment,
  planLetter,
  planPhoneCall,
  planTask,
  repliesOf,
  rescheduleAppointment,
  retrieveNoteFile,
  sendEmail,
  sendEmailFromTemplate,
  timeline,
  timelineOf,
  whoAmI,
} from 'dynamics365-crm/actions'
import {
  account,
  activityparty,
  annotation,
  appointment,
  contact,
  email,
  incident,
  letter,
  phonecall,
  systemuser,
  task,
  template,
} from 'dynamics365-crm/entities'
import { RecordNotFoundError, ServiceError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { useWorkspace, type Workspace } from './workspace.js'

/** Activities of all kinds, e-mail, notes and timelines. */
export function describeActivities(open: () => Promise<Client>): void {
  const workspace = useWorkspace(open)

  async function withPeople({ crm, add, mark }: Workspace) {
    const customer = await add(account, { name: mark })
    const person = await add(contact, { lastname: mark, parentcustomerid: customer })
    const { UserId } = await crm.execute(whoAmI())
    return { customer, person, user: ref(systemuser, UserId) }
  }

  describe('a completed activity', () => {
    it('is logged in one go, with its people and what it is about', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { customer, person, user } = await withPeople(here)
      const about = { subject: mark, regarding: customer }

      const call = await logPhoneCall(crm, { ...about, from: [user], to: [person], durationMinutes: 12 })
      const received = await logPhoneCall(crm, { ...about, from: [person], to: [user], direction: 'incoming' })
      const done = await logTask(crm, { ...about, endedOn: '2026-02-01T10:00:00Z' })
      const met = await logAppointment(crm, {
        ...about,
        required: [person],
        organizer: [user],
        startOn: '2026-02-01T10:00:00Z',
        dueOn: '2026-02-01T11:00:00Z',
      })
      const written = await logLetter(crm, { ...about, to: [person] })
      discard(phonecall, call.id)
      discard(phonecall, received.id)
      discard(task, done.id)
      discard(appointment, met.id)
      discard(letter, written.id)

      const calls = await crm.all(
        query(phonecall)
          .select('activityid', 'statecode', 'statuscode', 'actualdurationminutes', '_regardingobjectid_value')
          .where((c) => c.subject.eq(mark))
          .orderBy('directioncode', 'desc'),
      )
      expect(calls).toMatchObject([
        { statecode: 1, statuscode: 2, actualdurationminutes: 12, _regardingobjectid_value: customer.id },
        { statecode: 1, statuscode: 4 },
      ])
      const people = await crm.all(
        query(activityparty)
          .select('participationtypemask', '_partyid_value')
          .where((p) => p._activityid_value.eq(call.id).and(p.participationtypemask.in([1, 2])))
          .orderBy('participationtypemask'),
      )
      expect(people).toMatchObject([{ _partyid_value: user.id }, { _partyid_value: person.id }])
      expect(await crm.retrieve(task, done, (t) => t.select('statecode', 'actualend'))).toMatchObject({
        statecode: 1,
        actualend: '2026-02-01T10:00:00Z',
      })
      expect(await crm.retrieve(letter, written, (l) => l.select('statuscode'))).toMatchObject({ statuscode: 4 })
    })

    it('leaves nothing when what it is about is not there', async () => {
      const { crm, mark } = workspace()
      const nowhere = ref(account, '00000000-0000-4000-8000-0000000000ff')

      await expect(logTask(crm, { subject: mark, regarding: nowhere })).rejects.toMatchObject({
        cause: expect.any(RecordNotFoundError),
      })

      expect(
        await crm.all(
          query(task)
            .select('activityid')
            .where((t) => t.subject.eq(mark)),
        ),
      ).toEqual([])
    })
  })

  describe('an open activity', () => {
    it('is completed or canceled, in a batch too', async () => {
      const { crm, mark, discard } = workspace()
      const [done, dropped] = await crm.batch([planTask({ subject: mark }), planTask({ subject: mark })])
      discard(task, done)
      discard(task, dropped)

      await crm.batch([
        completeActivity({ activity: ref(task, done), durationMinutes: 30 }),
        cancelActivity({ activity: ref(task, dropped) }),
      ])

      expect(await crm.retrieve(task, done, (t) => t.select('statuscode'))).toMatchObject({ statuscode: 5 })
      expect(await crm.retrieve(task, dropped, (t) => t.select('statuscode'))).toMatchObject({ statuscode: 6 })
    })
  })

  describe('a planned activity', () => {
    it('has its people and its place in the timeline of what it is about, and what is written of it is a note', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { customer, person, user } = await withPeople(here)
      const about = { subject: mark, regarding: customer, dueOn: '2026-06-15T11:00:00Z' }

      const [call, note, meeting] = await crm.batch([
        planPhoneCall({ ...about, from: [user], to: [person], direction: 'outgoing' }),
        planLetter({ ...about, from: [user], to: [person] }),
        planAppointment({ ...about, startOn: '2026-06-15T10:00:00Z', required: [person], optional: [user] }),
      ])
      discard(phonecall, call)
      discard(letter, note)
      discard(appointment, meeting)
      const written = await crm.execute(addNote({ regarding: customer, subject: mark, text: 'Prefers mornings' }))
      discard(annotation, written)

      const activities = await crm.all(timelineOf(customer))
      expect(activities.map(({ activityid }) => activityid).sort()).toEqual([call, note, meeting].sort())
      expect((await crm.all(notesOf(customer))).map(({ annotationid }) => annotationid)).toEqual([written])
      const parties = await crm.all(
        query(activityparty)
          .select('participationtypemask', '_partyid_value')
          .where((party) => party._activityid_value.eq(meeting)),
      )
      const invited = parties.map(({ participationtypemask: mask, _partyid_value: who }) => [mask, who])
      expect(invited).toEqual(
        expect.arrayContaining([
          [5, person.id],
          [6, user.id],
        ]),
      )
    })

    it('ends after it begins', async () => {
      const { crm, mark } = workspace()
      const times = { startOn: '2026-06-15T10:00:00Z', dueOn: '2026-06-15T09:00:00Z' }

      expect(() => planAppointment({ subject: mark, ...times })).toThrow(UsageError)
      expect(() => bookAppointment({ subject: mark, ...times })).toThrow(UsageError)
      await expect(logAppointment(crm, { subject: mark, ...times })).rejects.toThrow(UsageError)
    })
  })

  describe('an e-mail', () => {
    it('goes to an address that is nobody’s record', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { person, user } = await withPeople(here)
      const to = [person, { address: `${mark.replace(' ', '.')}@example.com` }]

      const emailId = await crm.execute(draftEmail({ subject: mark, from: [user], to, body: '<p>Hi</p>' }))
      discard(email, emailId)

      const parties = await crm.all(
        query(activityparty)
          .select('addressused', '_partyid_value')
          .where((party) => party._activityid_value.eq(emailId).and(party.participationtypemask.eq(2))),
      )
      expect(parties.map(({ addressused, _partyid_value: who }) => who ?? addressused).sort()).toEqual(
        [person.id, `${mark.replace(' ', '.')}@example.com`].sort(),
      )
    })

    it('is drafted, sent once, and answered', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { person, user } = await withPeople(here)
      const emailId = await crm.execute(draftEmail({ subject: mark, from: [user], to: [person], body: '<p>Hi</p>' }))
      discard(email, emailId)
      await crm.execute(addEmailAttachment({ emailId, fileName: 'a.txt', content: 'SGVsbG8=' }))
      const trackingToken = await crm.execute(getTrackingToken({ subject: mark }))

      const subject = await crm.execute(sendEmail({ emailId, trackingToken }))

      expect(subject).toContain(mark)
      expect(subject).toContain(trackingToken)
      await expect(crm.execute(sendEmail({ emailId }))).rejects.toThrow(ServiceError)
      const reply = await crm.execute(
        draftEmail({ subject: `Re: ${mark}`, from: [user], to: [person], inReplyTo: emailId }),
      )
      discard(email, reply)
      expect(await crm.all(repliesOf(emailId))).toMatchObject([{ activityid: reply }])
    })

    it('needs a sender and a recipient', async () => {
      const { crm, mark, discard } = workspace()
      const emailId = await crm.execute(draftEmail({ subject: mark, from: [], to: [] }))
      discard(email, emailId)

      await expect(crm.execute(sendEmail({ emailId }))).rejects.toThrow(ServiceError)
    })

    it('is made of a template', async () => {
      const here = workspace()
      const { crm, mark, add, discard } = here
      const { customer, person, user } = await withPeople(here)
      const problem = await add(incident, { title: mark, customerid: customer })
      const made = await add(template, {
        title: mark,
        templatetypecode: 'incident',
        languagecode: 1033,
        subject: `About ${mark}`,
        body: '<p>Hello</p>',
      })

      expect(await crm.execute(instantiateTemplate({ templateId: made, regarding: problem }))).toMatchObject({
        subject: `About ${mark}`,
      })
      const sent = await crm.execute(
        sendEmailFromTemplate({ templateId: made, regarding: problem, from: [user], to: [person] }),
      )
      discard(email, sent.id)
      expect(await crm.retrieve(email, sent, (e) => e.select('subject', 'statecode'))).toMatchObject({
        subject: `About ${mark}`,
        statecode: 1,
      })
    })
  })

  describe('an appointment', () => {
    it('is booked where everybody is free, and moved likewise', async () => {
      const here = workspace()
      const { crm, mark, add, discard } = here
      const user = ref(systemuser, (await crm.execute(whoAmI())).UserId)
      const [first, second] = [new Date('2031-07-01T08:00:00Z'), new Date('2031-07-01T09:00:00Z')]
      const third = new Date('2031-07-01T10:00:00Z')
      await add(account, { name: mark })
      const demo = { subject: mark, required: [user] }

      const booked = await crm.execute(bookAppointment({ ...demo, startOn: first, dueOn: second }))
      if (booked.appointment === undefined) throw new Error('The time was taken.')
      discard(appointment, booked.appointment.id)
      const taken = await crm.execute(bookAppointment({ ...demo, startOn: first, dueOn: third }))
      const later = await crm.execute(bookAppointment({ ...demo, startOn: second, dueOn: third }))
      if (later.appointment === undefined) throw new Error('The time was taken.')
      discard(appointment, later.appointment.id)
      const moved = await crm.execute(
        rescheduleAppointment({ appointmentId: later.appointment, startOn: first, dueOn: second }),
      )

      expect(taken).toMatchObject({
        isBooked: false,
        appointment: undefined,
        conflicts: [{ resources: [expect.any(String)] }],
      })
      expect(moved.isBooked).toBe(false)
      const kept = await crm.retrieve(appointment, later.appointment, (a) => a.select('scheduledstart'))
      expect(kept).toMatchObject({ scheduledstart: '2031-07-01T09:00:00Z' })
    })
  })

  describe('a record', () => {
    it('has notes with files, and a timeline', async () => {
      const here = workspace()
      const { crm, mark, discard } = here
      const { customer } = await withPeople(here)
      const noteId = await crm.execute(
        addNote({ regarding: customer, subject: mark, text: 'Hi', file: { fileName: 'a.txt', content: 'SGVsbG8=' } }),
      )
      discard(annotation, noteId)
      const done = await logTask(crm, { subject: mark, regarding: customer })
      discard(task, done.id)

      const file = await crm.execute(retrieveNoteFile(noteId))
      const entries = await timeline(crm, { record: customer })

      expect(new TextDecoder().decode(file?.bytes)).toBe('Hello')
      expect(entries.map(({ kind, subject }) => [kind, subject]).toSorted()).toEqual([
        ['note', mark],
        ['task', mark],
      ])
    })
  })
}
