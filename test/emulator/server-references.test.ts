import { describe, expect, it } from 'vitest'
import { add, api, open, refusedWith } from './server-calls.js'

async function setUp() {
  const { send } = open()
  const account = await add(send, 'accounts', { name: 'Buyer' })
  const other = await add(send, 'accounts', { name: 'Other' })
  const opportunity = await add(send, 'opportunities', { name: 'Deal' })
  const customerOf = async () =>
    (await send('GET', `opportunities(${opportunity})?$select=_customerid_value`)).json['_customerid_value']
  return { send, account, other, opportunity, customerOf }
}

describe('references of a one-to-many collection', () => {
  it('take a record in', async () => {
    const { send, account, opportunity, customerOf } = await setUp()

    const { status } = await send('POST', `accounts(${account})/opportunity_customer_accounts/$ref`, {
      body: { '@odata.id': `${api}/opportunities(${opportunity})` },
    })

    expect(status).toBe(204)
    expect(await customerOf()).toBe(account)
    const { json } = await send('GET', `accounts(${account})/opportunity_customer_accounts/$ref`)
    expect(json).toEqual({
      '@odata.context': `${api}/$metadata#Collection($ref)`,
      value: [{ '@odata.id': `${api}/opportunities(${opportunity})` }],
    })
  })

  it('let it go, by $id or by its key', async () => {
    const { send, account, opportunity, customerOf } = await setUp()
    const collection = `accounts(${account})/opportunity_customer_accounts`
    const paths = [
      `${collection}/$ref?$id=${api}/opportunities(${opportunity})`,
      `${collection}/$ref?$id=${encodeURIComponent(`${api}/opportunities(${opportunity})`)}`,
      `${collection}(${opportunity})/$ref`,
    ]

    for (const path of paths) {
      await send('POST', `${collection}/$ref`, { body: { '@odata.id': `opportunities(${opportunity})` } })
      expect(await customerOf()).toBe(account)
      expect((await send('DELETE', path)).status).toBe(204)
      expect(await customerOf()).toBeNull()
    }
  })

  it('do not let go what belongs to another', async () => {
    const { send, account, other, opportunity, customerOf } = await setUp()
    await send('PUT', `opportunities(${opportunity})/customerid_account/$ref`, {
      body: { '@odata.id': `accounts(${account})` },
    })

    await send('DELETE', `accounts(${other})/opportunity_customer_accounts(${opportunity})/$ref`)

    expect(await customerOf()).toBe(account)
  })

  it('refuse a record of another table, a missing one and a body without a URL', async () => {
    const { send, account, other } = await setUp()
    const post = (body: unknown) => send('POST', `accounts(${account})/opportunity_customer_accounts/$ref`, { body })
    const missing = '99999999-0000-0000-0000-000000000009'

    expect(await post({ '@odata.id': `accounts(${other})` })).toMatchObject(refusedWith(400, '0x80048D19'))
    expect(await post({ '@odata.id': `opportunities(${missing})` })).toMatchObject(refusedWith(404, '0x80040217'))
    expect(await post({ id: other })).toMatchObject(refusedWith(400, '0x80048D19'))
  })

  it('refuse to be emptied as a whole or replaced', async () => {
    const { send, account, opportunity } = await setUp()
    const references = `accounts(${account})/opportunity_customer_accounts/$ref`

    expect((await send('DELETE', references)).status).toBe(400)
    expect((await send('PUT', references, { body: { '@odata.id': `opportunities(${opportunity})` } })).status).toBe(405)
  })

  it('take activities into the collection of all of them', async () => {
    const { send, account } = await setUp()
    const task = await add(send, 'tasks', { subject: 'Call' })

    const { status } = await send('POST', `accounts(${account})/Account_ActivityPointers/$ref`, {
      body: { '@odata.id': `${api}/activitypointers(${task})` },
    })

    expect(status).toBe(204)
    const { json } = await send('GET', `tasks(${task})?$select=_regardingobjectid_value`)
    expect(json).toMatchObject({ _regardingobjectid_value: account })
  })
})

describe('references of a many-to-many collection', () => {
  it('join both sides and part them again', async () => {
    const { send, account } = await setUp()
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B' })
    const path = `leads(${lead})/accountleads_association`

    await send('POST', `${path}/$ref`, { body: { '@odata.id': `${api}/accounts(${account})` } })
    expect((await send('GET', `${path}?$select=name`)).json['value']).toMatchObject([{ accountid: account }])
    expect((await send('GET', `accounts(${account})/accountleads_association/$ref`)).json['value']).toEqual([
      { '@odata.id': `${api}/leads(${lead})` },
    ])

    expect((await send('DELETE', `accounts(${account})/accountleads_association(${lead})/$ref`)).status).toBe(204)
    expect((await send('GET', `${path}/$count`)).text).toBe('\ufeff0')
  })
})

describe('the reference of a lookup', () => {
  it.each(['accounts(ID)', '/accounts(ID)', `${api}/accounts(ID)`])('is set to %s', async (form) => {
    const { send, account, opportunity, customerOf } = await setUp()

    const { status } = await send('PUT', `opportunities(${opportunity})/customerid_account/$ref`, {
      body: { '@odata.id': form.replace('ID', account) },
    })

    expect(status).toBe(204)
    expect(await customerOf()).toBe(account)
    expect((await send('GET', `opportunities(${opportunity})/customerid_account/$ref`)).json).toMatchObject({
      '@odata.id': `${api}/accounts(${account})`,
    })
  })

  it('is cleared, unless it is the one of another table', async () => {
    const { send, account, opportunity, customerOf } = await setUp()
    await send('PUT', `opportunities(${opportunity})/customerid_account/$ref`, {
      body: { '@odata.id': `accounts(${account})` },
    })

    const version = async () => (await send('GET', `opportunities(${opportunity})`)).headers.get('etag')
    const before = await version()

    expect((await send('DELETE', `opportunities(${opportunity})/customerid_contact/$ref`)).status).toBe(204)
    expect(await customerOf()).toBe(account)
    expect(await version()).toBe(before)
    expect((await send('DELETE', `opportunities(${opportunity})/customerid_account/$ref`)).status).toBe(204)
    expect(await customerOf()).toBeNull()
  })

  it('is not posted', async () => {
    const { send, account, opportunity } = await setUp()

    const answer = await send('POST', `opportunities(${opportunity})/customerid_account/$ref`, {
      body: { '@odata.id': `accounts(${account})` },
    })

    expect(answer.status).toBe(405)
  })
})

describe('the condition on a reference', () => {
  const stale = { 'If-Match': 'W/"1"' }

  it('keeps a lookup as it is when the record has changed', async () => {
    const { send, account, other, opportunity, customerOf } = await setUp()
    const path = `opportunities(${opportunity})/customerid_account/$ref`
    await send('PUT', path, { body: { '@odata.id': `accounts(${account})` } })

    const replaced = await send('PUT', path, { body: { '@odata.id': `accounts(${other})` }, headers: stale })
    const cleared = await send('DELETE', path, { headers: stale })

    expect(replaced).toMatchObject(refusedWith(412, '0x80060882'))
    expect(cleared).toMatchObject(refusedWith(412, '0x80060882'))
    expect(await customerOf()).toBe(account)
  })

  it.each(['opportunity_customer_accounts', 'accountleads_association'])(
    'keeps the collection %s as it is when the record of the URL has changed',
    async (collection) => {
      const { send, account, opportunity } = await setUp()
      const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B' })
      const path = `accounts(${account})/${collection}/$ref`
      const id = collection === 'accountleads_association' ? `leads(${lead})` : `opportunities(${opportunity})`
      const body = { '@odata.id': id }

      expect(await send('POST', path, { body, headers: stale })).toMatchObject(refusedWith(412, '0x80060882'))
      expect((await send('GET', path)).json['value']).toEqual([])

      await send('POST', path, { body })
      const removed = await send('DELETE', `${path}?$id=${api}/${id}`, { headers: stale })
      expect(removed).toMatchObject(refusedWith(412, '0x80060882'))
      expect((await send('GET', path)).json['value']).toEqual([{ '@odata.id': `${api}/${id}` }])
    },
  )

  it('lets the write pass when it holds', async () => {
    const { send, account, opportunity, customerOf } = await setUp()
    const etag = String((await send('GET', `opportunities(${opportunity})`)).headers.get('etag'))

    const { status } = await send('PUT', `opportunities(${opportunity})/customerid_account/$ref`, {
      body: { '@odata.id': `accounts(${account})` },
      headers: { 'If-Match': etag },
    })

    expect(status).toBe(204)
    expect(await customerOf()).toBe(account)
  })
})
