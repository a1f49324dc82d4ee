import { describe, expect, it } from 'vitest'
import { add, api, open, refusedWith } from './server-calls.js'

async function setUp() {
  const { send } = open({ alternateKeys: { account: [['accountnumber']] } })
  const contact = await add(send, 'contacts', { firstname: 'Ann', lastname: 'B' })
  const account = await add(send, 'accounts', {
    name: 'Northwind',
    accountnumber: 'A-17',
    numberofemployees: 12,
    'primarycontactid@odata.bind': `/contacts(${contact})`,
  })
  return { send, contact, account }
}

describe('the service document', () => {
  it.each(['', '/'])('lists the entity sets under the root "%s"', async (slash) => {
    const { emulator } = open()

    const answer = await emulator.fetch(`${api}${slash}`, { headers: { Authorization: 'Bearer any' } })

    const body: unknown = await answer.json()
    expect(body).toMatchObject({ '@odata.context': `${api}/$metadata` })
    expect(body).toHaveProperty('value', expect.arrayContaining([{ name: 'leads', kind: 'EntitySet', url: 'leads' }]))
  })
})

describe('a record', () => {
  it('is read with its ETag in a header', async () => {
    const { send, account } = await setUp()

    const { status, headers, json } = await send('GET', `accounts(${account})?$select=name`)

    expect(status).toBe(200)
    expect(headers.get('etag')).toBe(json['@odata.etag'])
    expect(headers.get('content-type')).toBe('application/json; odata.metadata=minimal')
    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#accounts(name)/$entity`,
      '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
      accountid: account,
      name: 'Northwind',
    })
  })

  it('is found by its id in upper case, by the name of its key and by an alternate key', async () => {
    const { send, account } = await setUp()

    for (const key of [account.toUpperCase(), `accountid=${account}`, "accountnumber='A-17'"]) {
      expect((await send('GET', `accounts(${key})`)).json).toMatchObject({ accountid: account })
    }
  })

  it('has managed properties, which are read as what they hold, and have no single value', async () => {
    const { send } = open()
    const managed = { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizable' }
    const template = await add(send, 'templates', {
      title: 't',
      templatetypecode: 'account',
      ispersonal: false,
      languagecode: 1033,
      iscustomizable: managed,
    })

    expect((await send('GET', `templates(${template})/iscustomizable`)).json).toEqual({
      '@odata.context': `${api}/$metadata#templates(${template})/iscustomizable`,
      ...managed,
    })
    expect(await send('GET', `templates(${template})/iscustomizable/$value`)).toMatchObject(
      refusedWith(400, '0x80060888', expect.stringContaining("'iscustomizable'")),
    )
  })

  it('of a user shows the key that users and teams inherit', async () => {
    const { emulator, send } = open()

    expect((await send('GET', `systemusers(${emulator.userId})/ownerid`)).json).toMatchObject({
      value: emulator.userId,
    })
    expect((await send('GET', `systemusers(${emulator.userId})/ownerid/$value`)).text).toBe(emulator.userId)
  })

  it('is refused by a key that is none, and by one that no record has', async () => {
    const { send } = await setUp()

    expect(await send('GET', "accounts(name='Northwind')")).toMatchObject(
      refusedWith(
        400,
        '0x80060890',
        expect.stringContaining(
          "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'.",
        ),
      ),
    )
    expect(await send('GET', "accounts(accountnumber='A-18')")).toMatchObject(refusedWith(404, '0x80060891'))
  })

  it('is not sent again while the caller has it as it stands', async () => {
    const { send, account } = await setUp()
    const etag = String((await send('GET', `accounts(${account})`)).headers.get('etag'))
    const read = (query = '', headers = {}) =>
      send('GET', `accounts(${account})${query}`, { headers: { 'If-None-Match': etag, ...headers } })

    expect(await read()).toMatchObject({ status: 304, text: '' })
    expect((await read('', { 'If-None-Match': `W/"1", ${etag}` })).status).toBe(304)
    expect((await read('', { 'If-None-Match': '*' })).status).toBe(304)
    expect((await read('', { 'If-None-Match': 'W/"1", W/"2"' })).status).toBe(200)
    expect((await read('?$select=nosuch')).status).toBe(400)
    expect((await read('?$expand=primarycontactid($select=fullname)')).status).toBe(200)
    expect((await read('', { Prefer: 'odata.include-annotations="*"' })).status).toBe(200)
    await send('PATCH', `accounts(${account})`, { body: { name: 'Southwind' } })
    expect((await read()).status).toBe(200)
  })

  it('carries the annotations that are asked for', async () => {
    const { send, account } = await setUp()
    const preference = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.*"'

    const { headers, json } = await send('GET', `accounts(${account})?$select=_primarycontactid_value`, {
      headers: { Prefer: preference },
    })

    expect(headers.get('preference-applied')).toBe(preference)
    expect(json).toMatchObject({
      '_primarycontactid_value@OData.Community.Display.V1.FormattedValue': 'Ann B',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    })
  })
})

describe('a property', () => {
  it('stands under its context', async () => {
    const { send, account, contact } = await setUp()

    expect((await send('GET', `accounts(${account})/name`)).json).toEqual({
      '@odata.context': `${api}/$metadata#accounts(${account})/name`,
      value: 'Northwind',
    })
    expect((await send('GET', `accounts(${account})/_primarycontactid_value`)).json).toMatchObject({ value: contact })
  })

  it('is bare text behind $value', async () => {
    const { send, account } = await setUp()

    const { headers, text } = await send('GET', `accounts(${account})/numberofemployees/$value`)

    expect(text).toBe('12')
    expect(headers.get('content-type')).toBe('text/plain')
  })

  it('that holds an image is its base64', async () => {
    const { send, account } = await setUp()
    await send('PATCH', `accounts(${account})`, { body: { entityimage: btoa('image') } })

    expect((await send('GET', `accounts(${account})/entityimage`)).json).toMatchObject({ value: btoa('image') })
  })

  it('is no content when it is null', async () => {
    const { send, account } = await setUp()

    expect((await send('GET', `accounts(${account})/description`)).status).toBe(204)
    expect((await send('GET', `accounts(${account})/description/$value`)).status).toBe(204)
  })

  it('is an unknown segment when the table has none of its name, in its case', async () => {
    const { send, account } = await setUp()

    for (const name of ['nosuch', 'Name', 'primarycontactID']) {
      expect(await send('GET', `accounts(${account})/${name}`)).toMatchObject(
        refusedWith(404, '0x8006088A', `Resource not found for the segment '${name}'.`),
      )
    }
  })
})

describe('a navigation property', () => {
  it('leads to its record', async () => {
    const { send, account, contact } = await setUp()

    const { json } = await send('GET', `accounts(${account})/primarycontactid?$select=fullname`)

    expect(json).toMatchObject({ contactid: contact, fullname: 'Ann B' })
  })

  it('is no content when it leads nowhere', async () => {
    const { send, account } = await setUp()

    expect((await send('GET', `accounts(${account})/parentaccountid`)).status).toBe(204)
    expect((await send('GET', `accounts(${account})/parentaccountid/$ref`)).status).toBe(204)
  })

  it('leads to its collection, which is queried as any other', async () => {
    const { send, account } = await setUp()
    for (const subject of ['b', 'a', 'c']) {
      await add(send, 'tasks', { subject, 'regardingobjectid_account_task@odata.bind': `/accounts(${account})` })
    }
    await add(send, 'tasks', { subject: 'of nobody' })
    const tasks = `accounts(${account})/Account_Tasks`

    const { json } = await send('GET', `${tasks}?$select=subject&$filter=subject ne 'c'&$orderby=subject`)

    expect(json['value']).toEqual([
      expect.objectContaining({ subject: 'a' }),
      expect.objectContaining({ subject: 'b' }),
    ])
    expect((await send('GET', `${tasks}/$count`)).text).toBe('\ufeff3')
  })

  it('is not followed further, and says so', async () => {
    const { send, account } = await setUp()

    expect(await send('GET', `accounts(${account})/primarycontactid/fullname`)).toMatchObject(
      refusedWith(501, '0x80040219', expect.stringContaining('primarycontactid')),
    )
  })
})

describe('a collection', () => {
  it('comes in pages of the size preferred, each leading to the next', async () => {
    const { send, emulator } = open()
    for (const name of ['a', 'b', 'c']) await add(send, 'accounts', { name })
    const headers = { Authorization: 'Bearer any', Prefer: 'odata.maxpagesize=2' }

    const first = await send('GET', 'accounts?$select=name&$orderby=name', { headers })
    const next = await emulator.fetch(String(first.json['@odata.nextLink']), { headers })

    expect(first.headers.get('preference-applied')).toBe('odata.maxpagesize=2')
    expect(first.json['value']).toHaveLength(2)
    const body: unknown = await next.json()
    expect(body).toHaveProperty('value', [expect.objectContaining({ name: 'c' })])
    expect(body).not.toHaveProperty('@odata.nextLink')
  })

  it('hears several preferences, in one header or two', async () => {
    const { emulator } = open()
    const headers = new Headers({ Authorization: 'Bearer any', Prefer: 'odata.maxpagesize=2' })
    headers.append('Prefer', 'odata.include-annotations="*"')

    const answer = await emulator.fetch(`${api}/systemusers?$select=isdisabled`, { headers })

    expect(answer.headers.get('preference-applied')).toBe('odata.maxpagesize=2, odata.include-annotations="*"')
    expect(await answer.text()).toContain('isdisabled@OData.Community.Display.V1.FormattedValue')
  })

  it('takes a size that is no size as not sent', async () => {
    const { send } = open()

    const { status, headers } = await send('GET', 'accounts', { headers: { Prefer: 'odata.maxpagesize=0' } })

    expect(status).toBe(200)
    expect(headers.has('preference-applied')).toBe(false)
  })

  it('of related records does not track changes, and says so', async () => {
    const { send, account } = await setUp()

    expect(
      await send('GET', `accounts(${account})/Account_Tasks`, { headers: { Prefer: 'odata.track-changes' } }),
    ).toMatchObject(refusedWith(501, '0x80040219', expect.stringContaining('odata.track-changes')))
  })

  it('is counted under a filter, with a byte order mark before the number', async () => {
    const { send } = open()
    for (const name of ['a', 'b', 'c']) await add(send, 'accounts', { name })

    const { text, headers } = await send('GET', "accounts/$count?$filter=name ne 'b'")

    expect(text).toBe('\ufeff2')
    expect(headers.get('content-type')).toBe('text/plain')
  })
})
