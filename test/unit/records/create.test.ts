import { create, newGuid, ref } from 'dynamics365-crm'
import { account, contact, lead, task } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'

function created(headers: Record<string, string>) {
  return { status: 204, headers: new Headers(headers), body: undefined }
}

describe('a create', () => {
  it('posts its payload to the entity set and is repeated only after a refusal', () => {
    const { read, ...operation } = create(contact, { lastname: 'B', parentcustomerid: ref(account, id) })

    expect(operation).toEqual({
      name: 'contacts.create',
      method: 'POST',
      path: 'contacts',
      table: contact,
      body: { lastname: 'B', 'parentcustomerid_account@odata.bind': `/accounts(${id})` },
      expects: 'nothing',
      repeat: 'when-refused',
    })
    expect(read(created({ 'OData-EntityId': `${api}/contacts(${id})` }))).toBe(id)
  })

  it('is frozen', () => {
    expect(Object.isFrozen(create(lead, { subject: 'A' }))).toBe(true)
  })

  it('that carries its id may be repeated, and gives that id', () => {
    const operation = create(account, { accountid: id.toUpperCase(), name: 'A' })

    expect(operation).toMatchObject({ repeat: 'own-id', path: 'accounts', body: { accountid: id, name: 'A' } })
    expect(operation.read(created({}))).toBe(id)
  })

  it('takes that id beside its data too, with a selection as without', () => {
    const own = newGuid()

    expect(create(account, { name: 'A' }, { id: own })).toMatchObject({ repeat: 'own-id', body: { accountid: own } })
    expect(create(account, { name: 'A' }, (a) => a.select('name'), { id: own }).body).toEqual({
      accountid: own,
      name: 'A',
    })
    expect(create(account, { accountid: own, name: 'A' }, { id: own.toUpperCase() }).body).toEqual({
      accountid: own,
      name: 'A',
    })
    expect(newGuid()).not.toBe(own)
  })

  it('is refused with an id that is none, and with two', () => {
    expect(() => create(account, { name: 'A' }, { id: 'A-17' })).toThrow(UsageError)
    expect(() => create(account, { accountid: id, name: 'A' }, { id: newGuid() })).toThrow(/says another/)
  })

  it('knows an activity’s own id', () => {
    expect(create(task, { activityid: id, subject: 'Call' }).repeat).toBe('own-id')
    expect(create(task, { activityid: undefined, subject: 'Call' }).repeat).toBe('when-refused')
  })

  it('takes no id from what its data inherits', () => {
    const data = JSON.parse(`{"__proto__":{"accountid":"${id}"},"name":"A"}`)

    expect(create(account, data).repeat).toBe('when-refused')
  })

  it('refuses an own id that is no GUID', () => {
    expect(() => create(account, { accountid: 'A-17' })).toThrow(UsageError)
  })

  it('with a selection asks for the stored record', () => {
    const operation = create(lead, { subject: 'A' }, (l) =>
      l.select('leadid', 'fullname').expand('parentaccountid', (a) => a.select('name')),
    )
    const record = { leadid: id, fullname: 'Ann', parentaccountid: null }

    expect(operation).toMatchObject({
      path: 'leads?$select=leadid,fullname&$expand=parentaccountid($select=name)',
      headers: { Prefer: 'return=representation' },
      body: { subject: 'A' },
      expects: 'json',
      repeat: 'when-refused',
    })
    expect(operation.read({ status: 201, headers: new Headers(), body: record })).toBe(record)
  })

  it.each([null, undefined, 'x', [], [{}]])('with a selection refuses the answer %j', (body) => {
    const operation = create(lead, { subject: 'A' }, (l) => l.select('leadid'))

    expect(() => operation.read({ status: 201, headers: new Headers(), body })).toThrow(
      new UnexpectedResponseError('leads.create was answered without a record.'),
    )
  })
})

describe('the id of a new record', () => {
  const { read } = create(lead, { subject: 'A' })

  it.each([
    [{ 'OData-EntityId': `${api}/leads(${id})` }],
    [{ 'odata-entityid': `${api}/leads(${id.toUpperCase()})` }],
    [{ 'OData-EntityId': `${api}/leads(leadid=${id})` }],
    [{ 'OData-EntityId': `${api}/leads(partitionid='p(1',leadid=${id})` }],
    [{ 'OData-EntityId': `leads(${id})` }],
    [{ Location: `${api}/leads(${id})` }],
    [{ 'OData-EntityId': `${api}/leads(${id})`, Location: `${api}/leads(5f1c2f5e-0000-4000-8000-000000000001)` }],
    [{ 'OData-EntityId': `https://host.example/a(b)/api/data/v9.2/leads(${id})` }],
  ])('is read from %j', (headers) => {
    expect(read(created(headers))).toBe(id)
  })

  it.each([
    [{}],
    [{ 'OData-EntityId': '' }],
    [{ 'OData-EntityId': `${api}/leads` }],
    [{ 'OData-EntityId': `${api}/accounts(accountnumber='A-17')` }],
    [{ 'OData-EntityId': `${api}/leads(5f1c2f5e)` }],
    [{ Location: '/somewhere/else' }],
  ])('is missed in %j', (headers) => {
    expect(() => read(created(headers))).toThrow(
      new UnexpectedResponseError("leads.create was answered without the new record's id."),
    )
  })
})
