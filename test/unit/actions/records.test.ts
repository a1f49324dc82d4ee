import { createClient, query, ref } from 'dynamics365-crm'
import { assign, merge, setState } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import {
  AccountStates,
  account,
  contact,
  IncidentStates,
  incident,
  LeadStates,
  LeadStatus,
  lead,
  OpportunityStates,
  opportunity,
  systemuser,
  task,
  team,
} from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const missing = '99999999-0000-0000-0000-000000000009'

function open() {
  const emulator = createEmulator({ seed: 3 })
  const { orgUrl, fetch } = emulator
  return createClient({ orgUrl, fetch, credential: async () => 'any' })
}

async function twoAccounts() {
  const crm = open()
  const [targetId, subordinateId] = await Promise.all([
    crm.create(account, { name: 'Stays' }),
    crm.create(account, { name: 'Goes', fax: '555-0100' }),
  ])
  return { crm, targetId, subordinateId }
}

describe('merge', () => {
  it('deactivates one record, which points to the other', async () => {
    const { crm, targetId, subordinateId } = await twoAccounts()

    await crm.execute(merge({ table: account, targetId, subordinateId, updateContent: { fax: '555-0100' } }))

    const read = (id: string) =>
      crm.retrieve(account, id, (a) => a.select('name', 'fax', 'statecode', 'merged', '_masterid_value'))
    expect(await read(targetId)).toMatchObject({ name: 'Stays', fax: '555-0100', statecode: 0, merged: false })
    expect(await read(subordinateId)).toMatchObject({
      name: 'Goes',
      statecode: 1,
      merged: true,
      _masterid_value: targetId,
    })
  })

  it('moves what belonged to the one to the other', async () => {
    const { crm, targetId, subordinateId } = await twoAccounts()
    const person = await crm.create(contact, { lastname: 'A', parentcustomerid: ref(account, subordinateId) })
    const call = await crm.create(task, { subject: 'Call', regardingobjectid: ref(account, subordinateId) })

    await crm.execute(merge({ table: account, targetId, subordinateId }))

    expect(await crm.retrieve(contact, person, (c) => c.select('_parentcustomerid_value'))).toMatchObject({
      _parentcustomerid_value: targetId,
    })
    expect(await crm.retrieve(task, call, (t) => t.select('_regardingobjectid_value'))).toMatchObject({
      _regardingobjectid_value: targetId,
    })
  })

  it('ends a case as merged', async () => {
    const crm = open()
    const customer = ref(account, await crm.create(account, { name: 'Northwind' }))
    const [targetId, subordinateId] = await Promise.all(
      ['Stays', 'Goes'].map((title) => crm.create(incident, { title, customerid: customer })),
    )

    await crm.execute(merge({ table: incident, targetId: targetId ?? '', subordinateId: subordinateId ?? '' }))

    expect(await crm.retrieve(incident, subordinateId ?? '', (i) => i.select('statecode', 'statuscode'))).toMatchObject(
      {
        statecode: 2,
        statuscode: 2_000,
      },
    )
  })

  it('is refused for a record that is not active, and for one that is missing', async () => {
    const { crm, targetId, subordinateId } = await twoAccounts()
    await crm.execute(setState(account, subordinateId, AccountStates.Inactive))

    await expect(crm.execute(merge({ table: account, targetId, subordinateId }))).rejects.toMatchObject({
      code: '0x80045304',
    })
    await expect(crm.execute(merge({ table: account, targetId, subordinateId: missing }))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      crm.execute(merge({ table: account, targetId, subordinateId, performParentingChecks: true })),
    ).rejects.toMatchObject({ status: 501 })
  })

  it.each([
    [
      'of a table that is not merged',
      () => merge({ table: task, targetId: missing, subordinateId: missing.replace('9', '8') }),
    ],
    ['with itself', () => merge({ table: account, targetId: missing, subordinateId: missing })],
    ['of no table', () => merge({ table: undefined as never, targetId: missing, subordinateId: missing })],
    [
      'of a ref to another table',
      () => merge({ table: account, targetId: ref(contact, missing) as never, subordinateId: missing }),
    ],
  ])('%s is refused before it is sent', (_, make) => {
    expect(make).toThrow(UsageError)
  })
})

describe('assign', () => {
  it('gives many records to another user, one by one', async () => {
    const crm = open()
    const colleague = ref(
      systemuser,
      (await crm.first(query(systemuser).where((u) => u.domainname.isNotNull())))?.systemuserid ?? '',
    )
    const leads = await Promise.all(['A', 'B'].map((lastname) => crm.create(lead, { subject: 'Fair', lastname })))

    const { succeeded } = await crm.bulk.run(leads.map((id) => assign(lead, id, colleague))).summary()

    expect(succeeded).toBe(2)
    const owned = await crm.all(query(lead).where((l) => l.subject.eq('Fair').and(l._ownerid_value.eq(colleague.id))))
    expect(owned).toHaveLength(2)
  })

  it('takes users and teams only, and tables that have owners', () => {
    expect(() => assign(lead, missing, ref(account, missing) as never)).toThrow(UsageError)
    expect(() => assign(lead, missing, missing as never)).toThrow(UsageError)
    assign(lead, missing, ref(team, missing))
    // @ts-expect-error users belong to nobody
    expect(() => assign(systemuser, missing, ref(team, missing))).toThrow(UsageError)
  })
})

describe('setState', () => {
  it('moves a record to a state and a reason, or to the state’s own', async () => {
    const crm = open()
    const [lost, plain] = await Promise.all(
      ['A', 'B'].map((lastname) => crm.create(lead, { subject: 'Fair', lastname })),
    )
    if (lost === undefined || plain === undefined) throw new Error('Two were to be made.')

    await crm.batch([
      setState(lead, lost, LeadStates.Disqualified, { status: LeadStatus.CannotContact, from: LeadStates.Open }),
      setState(lead, plain, LeadStates.Disqualified),
    ])

    const states = await Promise.all(
      [lost, plain].map((id) => crm.retrieve(lead, id, (l) => l.select('statecode', 'statuscode'))),
    )
    expect(states).toMatchObject([
      { statecode: 2, statuscode: 5 },
      { statecode: 2, statuscode: 4 },
    ])
  })

  it('takes a reason of that state only', () => {
    // @ts-expect-error 3 is a reason of Qualified
    expect(() => setState(lead, missing, LeadStates.Disqualified, { status: 3 })).toThrow(
      new UsageError('3 is no status reason of lead in state 2, which has 4, 5, 6, 7.'),
    )
  })

  it('names the action that leads to a state which no update can set', () => {
    expect(() => setState(opportunity, missing, OpportunityStates.Won)).toThrow('winOpportunity leads to it')
    expect(() => setState(incident, missing, IncidentStates.Resolved)).toThrow('resolveIncident leads to it')
  })

  it('names the states that can be reached from the one in which the record is', () => {
    const from = LeadStates.Qualified

    expect(() => setState(lead, missing, LeadStates.Disqualified, { from })).toThrow(
      new UsageError('No update leads from the state 1 of lead to 2, only to 0, 1.'),
    )
    setState(lead, missing, LeadStates.Open, { from })
  })

  it('takes states only', () => {
    // @ts-expect-error a state is one of the generated ones
    expect(() => setState(opportunity, missing, 'Won')).toThrow(UsageError)
  })
})
