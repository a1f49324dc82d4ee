import { describe, expect, it } from 'vitest'
import { add, api, open, refusedWith } from './server-calls.js'

const missing = '99999999-0000-0000-0000-000000000009'

describe('a create', () => {
  it('answers with the URL of the new record and no body', async () => {
    const { send } = open()

    const { status, headers, text } = await send('POST', 'accounts', { body: { name: 'Northwind', revenue: 125000 } })

    expect(status).toBe(204)
    expect(text).toBe('')
    const url = headers.get('odata-entityid') ?? ''
    expect(url).toMatch(/^https:\/\/contoso\.crm\.dynamics\.com\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/)
    const { json } = await send('GET', `${url.slice(api.length + 1)}?$select=name,revenue`)
    expect(json).toMatchObject({ name: 'Northwind', revenue: 125000 })
  })

  it('answers with the record where the caller prefers it, and without the URL', async () => {
    const { send } = open()
    const contact = await add(send, 'contacts', { lastname: 'B', firstname: 'Ann' })

    const { status, headers, json } = await send(
      'POST',
      'accounts?$select=name&$expand=primarycontactid($select=fullname)',
      {
        body: { name: 'Northwind', 'primarycontactid@odata.bind': `/contacts(${contact})` },
        headers: { Prefer: 'return=representation' },
      },
    )

    expect(status).toBe(201)
    expect(headers.get('preference-applied')).toBe('return=representation')
    expect(headers.has('odata-entityid')).toBe(false)
    expect(json).toMatchObject({
      '@odata.context': `${api}/$metadata#accounts(name,primarycontactid(fullname))/$entity`,
      name: 'Northwind',
      primarycontactid: { contactid: contact, fullname: 'Ann B' },
    })
    expect(json).not.toHaveProperty('revenue')
  })

  it('refuses an id that is taken', async () => {
    const { send } = open()
    const accountid = await add(send, 'accounts', { name: 'One' })

    const answer = await send('POST', 'accounts', { body: { accountid, name: 'Two' } })

    expect(answer).toMatchObject(refusedWith(412, '0x80040237'))
  })

  it('leaves nothing behind when a part of it is refused', async () => {
    const { send } = open()

    const answer = await send('POST', 'accounts', {
      body: { name: 'Northwind', primarycontactid: { lastname: 'x'.repeat(51) } },
    })

    expect(answer).toMatchObject(refusedWith(400, '0x80044331'))
    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff0')
  })

  it('leaves nothing behind when its answer is refused', async () => {
    const { send } = open()

    const answer = await send('POST', 'accounts?$select=nosuch', {
      body: { name: 'Northwind' },
      headers: { Prefer: 'return=representation' },
    })

    expect(answer).toMatchObject(refusedWith(400, '0x80060888'))
    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff0')
  })

  it('says which preference it heard', async () => {
    const { send } = open()
    const heard = async (Prefer: string) =>
      (await send('POST', 'accounts', { body: { name: 'x' }, headers: { Prefer } })).headers.get('preference-applied')

    expect(await heard('return=minimal')).toBe('return=minimal')
    expect(await heard('return=everything')).toBeNull()
  })

  it('is refused by name below a record', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One' })

    expect(await send('POST', `accounts(${id})/Account_Tasks`, { body: { subject: 'x' } })).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining('Account_Tasks')),
    )
  })

  it('refuses a body that is not JSON, an empty one and one that is no object', async () => {
    const { send } = open()
    const headers = { 'Content-Type': 'application/json' }

    for (const body of ['{"name":', '', '[]', '"text"', 'null']) {
      expect(await send('POST', 'accounts', { body, headers })).toMatchObject(refusedWith(400, '0x80048D19'))
    }
  })

  it('refuses another content type', async () => {
    const { send } = open()

    const answer = await send('POST', 'accounts', { body: 'name=x', headers: { 'Content-Type': 'text/plain' } })

    expect(answer.status).toBe(415)
    const accepted = await send('POST', 'accounts', {
      body: { name: 'x' },
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    })
    expect(accepted.status).toBe(204)
  })
})

describe('an update', () => {
  it('changes the columns that it holds', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One', description: 'kept' })

    const { status, headers } = await send('PATCH', `accounts(${id})`, { body: { name: 'Two' } })

    expect(status).toBe(204)
    expect(headers.get('odata-entityid')).toBe(`${api}/accounts(${id})`)
    expect((await send('GET', `accounts(${id})`)).json).toMatchObject({ name: 'Two', description: 'kept' })
  })

  it('answers with the record where the caller prefers it, not expanded', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One' })

    const { status, json } = await send('PATCH', `accounts(${id})?$select=name&$expand=primarycontactid`, {
      body: { name: 'Two' },
      headers: { Prefer: 'return=representation' },
    })

    expect(status).toBe(200)
    expect(json).toMatchObject({ '@odata.context': `${api}/$metadata#accounts(name)/$entity`, name: 'Two' })
    expect(json).not.toHaveProperty('primarycontactid')
  })

  it('writes and clears one property', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One', description: 'x' })

    expect((await send('PUT', `accounts(${id})/name`, { body: { value: 'Two' } })).status).toBe(204)
    expect((await send('DELETE', `accounts(${id})/description`)).status).toBe(204)

    expect((await send('GET', `accounts(${id})`)).json).toMatchObject({ name: 'Two', description: null })
  })

  it('refuses a property without its value, and a navigation property in its place', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One' })

    expect(await send('PUT', `accounts(${id})/name`, { body: { name: 'Two' } })).toMatchObject(
      refusedWith(400, '0x80048D19'),
    )
    expect((await send('DELETE', `accounts(${id})/primarycontactid`)).status).toBe(405)
    expect((await send('GET', `accounts(${id})/name`)).json).toMatchObject({ value: 'One' })
  })
})

describe('an upsert', () => {
  it('creates under the id of its URL what is missing', async () => {
    const { send } = open()

    const { status, headers } = await send('PATCH', `accounts(${missing})`, { body: { name: 'New' } })

    expect(status).toBe(204)
    expect(headers.get('odata-entityid')).toBe(`${api}/accounts(${missing})`)
    expect((await send('GET', `accounts(${missing})`)).json).toMatchObject({ name: 'New' })
  })

  it('tells by its status whether it created or updated, where the record is asked for', async () => {
    const { send } = open()
    const headers = { Prefer: 'return=representation' }
    const upsert = () => send('PATCH', `accounts(${missing})`, { body: { name: 'New' }, headers })

    expect((await upsert()).status).toBe(201)
    expect((await upsert()).status).toBe(200)
  })

  it('fills in the columns of an alternate key and repeats the key in the URL', async () => {
    const { send } = open({ alternateKeys: { account: [['accountnumber']] } })
    const key = "accounts(accountnumber='O''Neil%20%26%20Sons')"

    const made = await send('PATCH', key, { body: { name: 'One' } })
    const changed = await send('PATCH', key, { body: { name: 'Two' } })

    expect([made.status, changed.status]).toEqual([204, 204])
    expect(made.headers.get('odata-entityid')).toBe(`${api}/${key}`)
    const { json } = await send('GET', 'accounts?$select=name,accountnumber')
    expect(json['value']).toEqual([expect.objectContaining({ name: 'Two', accountnumber: "O'Neil & Sons" })])
  })

  it('refuses a body whose key is another than the URL’s, and creates nothing', async () => {
    const { send } = open({ alternateKeys: { account: [['accountnumber'], ['primarycontactid']] } })
    const ann = await add(send, 'contacts', { lastname: 'Ann' })
    const bo = await add(send, 'contacts', { lastname: 'Bo' })
    const bound = { 'primarycontactid@odata.bind': `/contacts(${bo})` }

    for (const [key, body] of [
      ["accountnumber='A'", { accountnumber: 'B' }],
      ["accountnumber='A'", { accountnumber: null }],
      [`_primarycontactid_value=${ann}`, bound],
      ['99999999-0000-0000-0000-000000000009', { accountid: '99999999-0000-0000-0000-000000000008' }],
    ] as const) {
      expect(await send('PATCH', `accounts(${key})`, { body })).toMatchObject(refusedWith(400, '0x80048D19'))
    }
    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff0')
    expect((await send('PATCH', "accounts(accountnumber='A')", { body: { accountnumber: 'A' } })).status).toBe(204)
    expect((await send('PATCH', `accounts(_primarycontactid_value=${bo})`, { body: bound })).status).toBe(204)
  })

  it('refuses a row that would take the alternate key of another', async () => {
    const { send } = open({ alternateKeys: { account: [['accountnumber']] } })
    await add(send, 'accounts', { name: 'One', accountnumber: 'A-17' })

    expect(await send('POST', 'accounts', { body: { name: 'Two', accountnumber: 'A-17' } })).toMatchObject(
      refusedWith(412, '0x80060892'),
    )
    const headers = { 'If-None-Match': '*' }
    expect(await send('PATCH', "accounts(accountnumber='A-17')", { body: { name: 'Two' }, headers })).toMatchObject(
      refusedWith(412, '0x80060892'),
    )
  })

  it('binds the lookup of an alternate key', async () => {
    const { send } = open({ alternateKeys: { account: [['primarycontactid']] } })
    const contact = await add(send, 'contacts', { lastname: 'B' })

    const { status } = await send('PATCH', `accounts(_primarycontactid_value=${contact})`, { body: { name: 'One' } })

    expect(status).toBe(204)
    const { json } = await send('GET', `accounts(_primarycontactid_value=${contact})`)
    expect(json).toMatchObject({ name: 'One', _primarycontactid_value: contact })
  })

  it.each([
    ['If-Match', '*'],
    ['If-Match', 'W/"1"'],
  ])('creates nothing with %s: %s', async (name, value) => {
    const { send } = open()

    const answer = await send('PATCH', `accounts(${missing})`, { body: { name: 'x' }, headers: { [name]: value } })

    expect(answer).toMatchObject(refusedWith(404, '0x80040217', `account With Id = ${missing} Does Not Exist`))
  })

  it('updates nothing with If-None-Match: *, and creates', async () => {
    const { send } = open()
    const headers = { 'If-None-Match': '*' }
    const upsert = (name: string) => send('PATCH', `accounts(${missing})`, { body: { name }, headers })

    expect((await upsert('First')).status).toBe(204)
    expect(await upsert('Second')).toMatchObject(
      refusedWith(412, '0x80040237', 'A record with matching key values already exists.'),
    )

    expect((await send('GET', `accounts(${missing})/name`)).json).toMatchObject({ value: 'First' })
  })

  it('takes no notice of If-None-Match: null', async () => {
    const { send } = open()
    const headers = { 'If-None-Match': 'null' }

    expect((await send('PATCH', `accounts(${missing})`, { body: { name: 'x' }, headers })).status).toBe(204)
    expect((await send('PATCH', `accounts(${missing})`, { body: { name: 'y' }, headers })).status).toBe(204)
  })
})

describe('a version', () => {
  it('lets the write through while it is the current one, and not after', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One' })
    const etag = String((await send('GET', `accounts(${id})`)).json['@odata.etag'])
    const update = () => send('PATCH', `accounts(${id})`, { body: { name: 'Two' }, headers: { 'If-Match': etag } })

    expect((await update()).status).toBe(204)
    const anyVersion = { body: { description: 'x' }, headers: { 'If-Match': '*' } }
    expect((await send('PATCH', `accounts(${id})`, anyVersion)).status).toBe(204)
    const refusal = refusedWith(
      412,
      '0x80060882',
      "The version of the existing record doesn't match the RowVersion property provided.",
    )
    expect(await update()).toMatchObject(refusal)
    expect(await send('DELETE', `accounts(${id})`, { headers: { 'If-Match': etag } })).toMatchObject(refusal)
    expect((await send('GET', `accounts(${id})`)).status).toBe(200)
  })
})

describe('a delete', () => {
  it('removes the record, once', async () => {
    const { send } = open()
    const id = await add(send, 'accounts', { name: 'One' })

    expect((await send('DELETE', `accounts(${id})`)).status).toBe(204)

    const gone = refusedWith(404, '0x80040217', `account With Id = ${id} Does Not Exist`)
    expect(await send('DELETE', `accounts(${id})`)).toMatchObject(gone)
    expect(await send('GET', `accounts(${id})`)).toMatchObject(gone)
  })

  it('is refused on a collection, as an update is', async () => {
    const { send } = open()

    expect((await send('DELETE', 'accounts')).status).toBe(405)
    expect((await send('PATCH', 'accounts', { body: { name: 'x' } })).status).toBe(405)
  })
})
