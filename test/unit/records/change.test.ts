import { deleteRecord, etag as etagOf, ref, retrieve, update, upsert } from 'dynamics365-crm'
import { account, contact, lead } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const etag = 'W/"4711"'

function answer(status: number, body?: unknown) {
  return { status, headers: new Headers(), body }
}

describe('a retrieve', () => {
  it('reads one record, by GUID, ref or alternate key', () => {
    const { read, ...operation } = retrieve(account, id, (a) => a.select('name'))

    expect(operation).toEqual({
      name: 'accounts.retrieve',
      method: 'GET',
      path: `accounts(${id})?$select=name`,
      headers: {},
      expects: 'json',
      repeat: 'always',
    })
    expect(retrieve(account, ref(account, id), (a) => a).path).toBe(`accounts(${id})`)
    expect(
      retrieve(account, { accountnumber: 'A-17' }, (a) =>
        a.select('name').expand('primarycontactid', (c) => c.select('fullname')),
      ).path,
    ).toBe("accounts(accountnumber='A-17')?$select=name&$expand=primarycontactid($select=fullname)")
    expect(read(answer(200, { name: 'A' }))).toEqual({ name: 'A' })
  })

  it('gives the record itself, never a copy', () => {
    const record = { '@odata.etag': etag, name: 'A' }

    expect(retrieve(account, id, (a) => a.select('name')).read(answer(200, record))).toBe(record)
  })

  it.each([undefined, null, '', []])('refuses the answer %j', (body) => {
    expect(() => retrieve(account, id, (a) => a.select('name')).read(answer(200, body))).toThrow(
      new UnexpectedResponseError('accounts.retrieve was answered without a record.'),
    )
  })
})

describe('an update', () => {
  it('changes a record that is there and never makes one', () => {
    const { read, ...operation } = update(account, id, { name: 'B', primarycontactid: null, revenue: undefined })

    expect(operation).toEqual({
      name: 'accounts.update',
      method: 'PATCH',
      path: `accounts(${id})`,
      headers: { 'If-Match': '*' },
      body: { name: 'B', 'primarycontactid@odata.bind': null },
      expects: 'nothing',
      repeat: 'always',
    })
    expect(read(answer(204))).toBeUndefined()
  })

  it('of a version is refused for another, so that it is not repeated when its answer was lost', () => {
    expect(update(account, id, { name: 'B' }, { ifMatch: etag })).toMatchObject({
      headers: { 'If-Match': etag },
      repeat: 'when-refused',
    })
  })

  it('goes by an alternate key too', () => {
    expect(update(account, { accountnumber: 'A/1' }, { name: 'B' }).path).toBe("accounts(accountnumber='A%2F1')")
  })

  it('refuses what the service computes', () => {
    // What an untyped caller can give.
    const data = { createdon: '2026-01-01T00:00:00Z' } as object

    expect(() => update(lead, id, data)).toThrow(new UsageError('lead.createdon is set by the service.'))
  })

  it('refuses a ref to a record of another table as its key', () => {
    const wrong = ref(contact, id) as unknown as string

    expect(() => update(account, wrong, { name: 'B' })).toThrow(UsageError)
  })
})

describe('an upsert', () => {
  it('asks for the record back, whose status tells made from changed', () => {
    const { read, ...operation } = upsert(account, { accountnumber: 'A-17' }, { name: 'Northwind' })

    expect(operation).toEqual({
      name: 'accounts.upsert',
      method: 'PATCH',
      path: "accounts(accountnumber='A-17')?$select=accountid",
      headers: { Prefer: 'return=representation' },
      body: { name: 'Northwind' },
      expects: 'json',
      repeat: 'always',
    })
    expect(read(answer(201, { accountid: id }))).toEqual({ id, created: true })
    expect(read(answer(200, { accountid: id }))).toEqual({ id, created: false })
  })

  it('does not say whether it made the record where an earlier attempt may have', () => {
    const { read } = upsert(account, id, { name: 'A' })
    const repeated = (status: number) => ({ ...answer(status, { accountid: id }), repeated: true })

    expect(read(repeated(200))).toEqual({ id, created: undefined })
    expect(read(repeated(201))).toEqual({ id, created: true })
  })

  it('that only creates is stopped by a record that is there, and not repeated', () => {
    expect(upsert(account, id, { name: 'A' }, { only: 'create' })).toMatchObject({
      path: `accounts(${id})?$select=accountid`,
      headers: { Prefer: 'return=representation', 'If-None-Match': '*' },
      repeat: 'when-refused',
    })
  })

  it('that only updates is stopped by a record that is missing', () => {
    expect(upsert(account, id, { name: 'A' }, { only: 'update' })).toMatchObject({
      headers: { Prefer: 'return=representation', 'If-Match': '*' },
      repeat: 'always',
    })
  })

  it('sends one condition at most', () => {
    const sent = (only?: 'create' | 'update') => Object.keys(upsert(account, id, {}, only && { only }).headers ?? {})

    expect([sent(), sent('create'), sent('update')]).toEqual([
      ['Prefer'],
      ['Prefer', 'If-None-Match'],
      ['Prefer', 'If-Match'],
    ])
  })

  it.each([undefined, {}, { accountid: null }, { accountid: 'A-17' }, []])('refuses the answer %j', (body) => {
    expect(() => upsert(account, id, { name: 'A' }).read(answer(200, body))).toThrow(UnexpectedResponseError)
  })
})

describe('a delete', () => {
  it('names the record and nothing else', () => {
    const { read, ...operation } = deleteRecord(account, id)

    expect(operation).toEqual({
      name: 'accounts.delete',
      method: 'DELETE',
      path: `accounts(${id})`,
      expects: 'nothing',
      repeat: 'always',
    })
    expect(read(answer(204))).toBeUndefined()
  })

  it('of a version carries it, and is repeated only after a refusal', () => {
    expect(deleteRecord(account, { accountnumber: 'A' }, { ifMatch: etag })).toMatchObject({
      path: "accounts(accountnumber='A')",
      headers: { 'If-Match': etag },
      repeat: 'when-refused',
    })
  })
})

describe('the version of a record', () => {
  it('is what the service sent with it', () => {
    expect(etagOf({ '@odata.etag': etag, name: 'A' })).toBe(etag)
  })

  it.each([{}, { '@odata.etag': null }, { etag }])('is missed in %j', (record) => {
    expect(() => etagOf(record)).toThrow(/^The record has no @odata\.etag/)
  })
})
