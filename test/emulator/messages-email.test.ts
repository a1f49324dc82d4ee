import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

function party(session: Session, mask: number) {
  const contact = session.create('contact', { lastname: 'Berg' })
  return mask === 1
    ? { participationtypemask: 1, 'partyid_systemuser@odata.bind': `/systemusers(${session.userId})` }
    : { participationtypemask: mask, 'partyid_contact@odata.bind': `/contacts(${contact.id})` }
}

function draft(session: Session, masks: readonly number[] = [1, 2], more = {}): StoredRecord {
  return session.create('email', {
    subject: 'Your case',
    directioncode: true,
    email_activity_parties: masks.map((mask) => party(session, mask)),
    ...more,
  })
}

describe('sending an e-mail', () => {
  it('completes it, under its subject and the token', () => {
    const session = openSession()
    const email = draft(session)

    const result = run(session, 'SendEmail', { IssueSend: true, TrackingToken: 'CRM:0001' }, target(email))

    expect(result).toMatchObject({ kind: 'complex', value: { Subject: 'Your case CRM:0001' } })
    expect(session.get('email', email.id).values).toMatchObject({
      statecode: 1,
      statuscode: 3,
      subject: 'Your case CRM:0001',
      senton: '2026-03-02T10:00:00Z',
    })
  })

  it('takes one sender and a recipient, outgoing, once', () => {
    const session = openSession()
    const sendOf = (email: StoredRecord) => () => run(session, 'SendEmail', { IssueSend: true }, target(email))
    const email = draft(session)
    sendOf(email)()

    expect(sendOf(email)).toThrow(refusal('0x80048408'))
    expect(sendOf(draft(session, [2]))).toThrow(refusal('0x80040203'))
    expect(sendOf(draft(session, [1, 1, 2]))).toThrow(refusal('0x80040203'))
    expect(sendOf(draft(session, [1]))).toThrow(refusal('0x80040203'))
    expect(sendOf(draft(session, [1, 2], { directioncode: false }))).toThrow(refusal('0x80040203'))
    sendOf(draft(session, [1, 4]))()
  })

  it('gives tokens that differ', () => {
    const session = openSession()
    const token = () => run(session, 'GetTrackingTokenEmail', { Subject: 'A' })

    expect(token()).not.toEqual(token())
  })
})

describe('a template', () => {
  function templateOf(session: Session): StoredRecord {
    return session.create('template', {
      title: 'Answer',
      templatetypecode: 'incident',
      languagecode: 1033,
      subject: 'About {!incident:title;your case}',
      body: '<p>{!incident:title;} {!account:name;nobody} {!incident:description;no more}</p>',
    })
  }

  it('shows a record, and what is behind the semicolon where there is nothing', () => {
    const session = openSession()
    const account = session.create('account', { name: 'Buyer' })
    const problem = session.create('incident', {
      title: 'Noise',
      'customerid_account@odata.bind': `/accounts(${account.id})`,
    })
    const before = rows(session, 'email').length

    const result = run(session, 'InstantiateTemplate', {
      TemplateId: templateOf(session).id,
      ObjectType: 'incident',
      ObjectId: problem.id,
    })

    expect(result).toMatchObject({
      kind: 'records',
      records: [{ table: 'email', values: { subject: 'About Noise', description: '<p>Noise nobody no more</p>' } }],
    })
    expect(rows(session, 'email')).toHaveLength(before)
  })

  it('becomes an e-mail that is sent', () => {
    const session = openSession()
    const account = session.create('account', { name: 'Buyer' })
    const problem = session.create('incident', {
      title: 'Noise',
      'customerid_account@odata.bind': `/accounts(${account.id})`,
    })
    const parameters = { TemplateId: templateOf(session).id, Regarding: target(problem) }
    const sendTo = (masks: readonly number[], type = 'email') =>
      run(session, 'SendEmailFromTemplate', {
        ...parameters,
        Target: {
          '@odata.type': `Microsoft.Dynamics.CRM.${type}`,
          email_activity_parties: masks.map((mask) => party(session, mask)),
        },
      })

    expect(sendTo([1, 2])).toMatchObject({
      record: { table: 'email', values: { subject: 'About Noise', statecode: 1, statuscode: 3 } },
    })
    expect(() => sendTo([1])).toThrow(refusal('0x80040203'))
    expect(() => sendTo([1, 2], 'letter')).toThrow(refusal('0x80048D19'))
  })
})

describe('an activity that is deleted', () => {
  it('takes its people and its attachments along', () => {
    const session = openSession()
    const email = draft(session)
    session.create('activitymimeattachment', {
      'objectid_email@odata.bind': `/emails(${email.id})`,
      objecttypecode: 'email',
      filename: 'a.txt',
      body: 'SGVsbG8=',
    })
    const parts = () => [rows(session, 'activityparty').length, rows(session, 'activitymimeattachment').length]
    expect(parts()).toEqual([2, 1])

    session.remove('email', email.id)

    expect(parts()).toEqual([0, 0])
  })
})
