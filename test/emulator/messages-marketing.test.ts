import { describe, expect, it } from 'vitest'
import type { Session, StoredRecord } from '../../src/emulator/model.js'
import { openSession, refusal, rows, run, target } from './message-session.js'

type Columns = Readonly<Record<string, unknown>>

function list(session: Session, more: Columns = {}): StoredRecord {
  return session.create('list', { listname: 'Newsletter', createdfromcode: 2, ...more })
}

function contact(session: Session, lastname: string): StoredRecord {
  return session.create('contact', { lastname })
}

function join(session: Session, to: StoredRecord, ...members: readonly StoredRecord[]): void {
  run(session, 'AddListMembersList', { List: target(to), Members: members.map(target) })
}

function membersOf(session: Session, { id }: StoredRecord): readonly unknown[] {
  const members = rows(session, 'listmember').filter(({ values }) => (values['listid'] as { id: string }).id === id)
  return members.map(({ values }) => values['entityid'])
}

function countOf(session: Session, { id }: StoredRecord): unknown {
  return session.get('list', id).values['membercount']
}

describe('a marketing list', () => {
  it('gets members once each and counts them', () => {
    const session = openSession()
    const letter = list(session)
    const [ann, bob] = [contact(session, 'Ann'), contact(session, 'Bob')]

    const added = run(session, 'AddMemberList', { EntityId: ann.id }, target(letter))
    join(session, letter, ann, bob)

    const [first] = rows(session, 'listmember')
    expect(added).toEqual({ kind: 'complex', type: 'AddMemberListResponse', value: { Id: first?.id } })
    expect(membersOf(session, letter)).toEqual([target(ann), target(bob)])
    expect(countOf(session, letter)).toBe(2)
    expect([...session.store.linked('listmember', target(letter))]).toEqual([target(ann), target(bob)])
  })

  it('loses a member by its row', () => {
    const session = openSession()
    const [letter, other] = [list(session), list(session)]
    join(session, letter, contact(session, 'Ann'))
    const [member] = rows(session, 'listmember')
    const remove = (from: StoredRecord) =>
      run(session, 'RemoveMemberList', { ListMember: { table: 'listmember', id: member?.id } }, target(from))
    expect(() => remove(other)).toThrow(refusal('0x80040203'))

    remove(letter)

    expect(membersOf(session, letter)).toEqual([])
    expect(countOf(session, letter)).toBe(0)
    expect([...session.store.linked('listmember', target(letter))]).toEqual([])
  })

  it('is left by who is deleted, and ends with its members on it', () => {
    const session = openSession()
    const letter = list(session)
    const [ann, bob] = [contact(session, 'Ann'), contact(session, 'Bob')]
    join(session, letter, ann, bob)

    session.remove('contact', ann.id)
    expect(membersOf(session, letter)).toEqual([target(bob)])
    session.remove('list', letter.id)

    expect(rows(session, 'listmember')).toEqual([])
    expect(session.get('contact', bob.id).id).toBe(bob.id)
  })

  it('takes nobody of another kind', () => {
    const session = openSession()
    const [letter, account] = [list(session), session.create('account', { name: 'A' })]

    expect(() => join(session, letter, contact(session, 'Ann'), account)).toThrow(refusal('0x80040203'))
    expect(() => run(session, 'AddMemberList', { EntityId: account.id }, target(letter))).toThrow(refusal('0x80040217'))
    expect(membersOf(session, letter)).toEqual([])
  })

  it('takes nobody when it is dynamic or locked', () => {
    const session = openSession()
    const ann = contact(session, 'Ann')

    expect(() => join(session, list(session, { type: true }), ann)).toThrow(refusal('0x80040203'))
    expect(() => join(session, list(session, { lockstatus: true }), ann)).toThrow(refusal('0x80040203'))
  })

  it('is made of those whom a dynamic one finds now', () => {
    const session = openSession()
    const [ann] = [contact(session, 'Ann'), contact(session, 'Bob')]
    const query = `<fetch><entity name="contact"><attribute name="contactid"/>
      <filter><condition attribute="lastname" operator="eq" value="Ann"/></filter></entity></fetch>`
    const dynamic = list(session, { type: true, query })

    run(session, 'CopyDynamicListToStatic', {}, target(dynamic))

    const fixed = rows(session, 'list').at(-1)
    if (fixed === undefined || ann === undefined) throw new Error('No list')
    expect(fixed.values).toMatchObject({ listname: 'Newsletter', type: false, createdfromcode: 2, membercount: 1 })
    expect(membersOf(session, fixed)).toEqual([target(ann)])
    expect(() => run(session, 'CopyDynamicListToStatic', {}, target(fixed))).toThrow(refusal('0x80040203'))
  })

  it('gives its members to another list', () => {
    const session = openSession()
    const [from, to] = [list(session), list(session)]
    const [ann, bob] = [contact(session, 'Ann'), contact(session, 'Bob')]
    join(session, from, ann, bob)
    join(session, to, bob)

    run(session, 'CopyMembersList', { TargetList: target(to) }, target(from))

    expect(membersOf(session, to)).toEqual([target(bob), target(ann)])
    const leads = list(session, { createdfromcode: 4 })
    expect(() => run(session, 'CopyMembersList', { TargetList: target(leads) }, target(from))).toThrow(
      refusal('0x80040203'),
    )
  })
})

describe('campaigns', () => {
  it('are copied as campaigns or templates', () => {
    const session = openSession()
    const spring = session.create('campaign', { name: 'Spring', budgetedcost: 900, statuscode: 2 })

    run(session, 'CopyCampaign', { SaveAsTemplate: true }, target(spring))

    const copy = rows(session, 'campaign').at(-1)
    expect(copy?.values).toMatchObject({ name: 'Spring', budgetedcost: 900, istemplate: true, statuscode: 0 })
  })

  it('have responses that are copied open', () => {
    const session = openSession()
    const response = session.create('campaignresponse', { subject: 'Yes', lastname: 'Ann' })
    session.update('campaignresponse', response.id, { statecode: 1, statuscode: 2 })

    run(session, 'CopyCampaignResponse', {}, target(response))

    const [, copy] = rows(session, 'campaignresponse')
    expect(copy?.values).toMatchObject({ subject: 'Yes', lastname: 'Ann', statecode: 0 })
  })
})

describe('contracts', () => {
  function contract(session: Session): StoredRecord {
    const template = session.create('contracttemplate', {
      name: 'Gold',
      abbreviation: 'G',
      allotmenttypecode: 1,
      billingfrequencycode: 1,
    })
    const account = session.create('account', { name: 'A' })
    const made = session.create('contract', {
      title: 'Support',
      activeon: '2026-01-01T00:00:00Z',
      expireson: '2026-12-31T00:00:00Z',
      'customerid_account@odata.bind': `/accounts(${account.id})`,
      'billingcustomerid_account@odata.bind': `/accounts(${account.id})`,
      'contracttemplateid@odata.bind': `/contracttemplates(${template.id})`,
    })
    for (const statecode of [0, 2]) {
      session.write('contractdetail', undefined, {
        title: `Line ${statecode}`,
        contractid: target(made),
        customerid: target(account),
        activeon: '2026-01-01T00:00:00Z',
        expireson: '2026-12-31T00:00:00Z',
        price: 10,
        totalallotments: 5,
        statecode,
      })
    }
    return made
  }

  function linesOf(session: Session, { id }: StoredRecord): readonly unknown[] {
    const lines = rows(session, 'contractdetail')
    return lines
      .filter(({ values }) => (values['contractid'] as { id: string }).id === id)
      .map(({ values }) => values['title'])
  }

  it('are renewed for the time after them, with the lines that are not canceled', () => {
    const session = openSession()
    const old = contract(session)
    const renew = (Status: number) =>
      run(session, 'RenewContract', { Status, IncludeCanceledLines: false }, target(old))
    expect(() => renew(3)).toThrow(refusal('0x80048408'))

    renew(1)

    const renewed = rows(session, 'contract').at(-1)
    if (renewed === undefined) throw new Error('No contract')
    expect(renewed.values).toMatchObject({
      title: 'Support',
      activeon: '2027-01-01T00:00:00Z',
      expireson: '2027-12-31T00:00:00Z',
      originatingcontract: target(old),
      statecode: 0,
    })
    expect(linesOf(session, renewed)).toEqual(['Line 0'])
  })

  it('are cloned with all lines, and canceled', () => {
    const session = openSession()
    const old = contract(session)
    const cancel = (Status: number) =>
      run(session, 'CancelContract', { CancelDate: '2026-06-30T00:00:00Z', Status }, target(old))

    run(session, 'CloneContract', { IncludeCanceledLines: true }, target(old))
    expect(() => cancel(1)).toThrow(refusal('0x80048408'))
    cancel(5)

    const clone = rows(session, 'contract').at(-1)
    if (clone === undefined) throw new Error('No contract')
    expect(linesOf(session, clone)).toHaveLength(2)
    expect(session.get('contract', old.id).values).toMatchObject({ statecode: 4, cancelon: '2026-06-30T00:00:00Z' })
  })
})
