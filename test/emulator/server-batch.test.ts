import {
  batch,
  changeSet,
  create,
  createClient,
  deleteRecord,
  query,
  retrieve,
  update,
  withOptions,
} from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account, contact } from 'dynamics365-crm/entities'
import { BatchError, NotRunError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const missing = '99999999-0000-0000-0000-000000000009'

function open() {
  const ann = {
    id: '11111111-0000-0000-0000-000000000001',
    fullname: 'Ann Lee',
    entraObjectId: '22222222-0000-0000-0000-000000000002',
  }
  const emulator = createEmulator({ users: [ann] })
  const { orgUrl, fetch } = emulator
  const crm = createClient({ orgUrl, fetch, credential: async () => 'any', maxRetries: 0 })
  const count = async () => (await crm.count(query(account).select('name'))).count
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${orgUrl}/api/data/v9.2/$batch`, {
      method: 'POST',
      body,
      headers: { Authorization: 'Bearer any', 'Content-Type': 'multipart/mixed; boundary="b 1"', ...headers },
    })
  return { ann, emulator, crm, count, send }
}

describe('a batch', () => {
  it('is run in its order, each request as whom it says', async () => {
    const { ann, crm } = open()
    const [made, asAnn, read] = await crm.execute(
      batch([
        create(account, { name: 'Café “Ölbaum” 日本' }),
        withOptions(create(account, { name: 'Fabrikam' }), { as: ann.entraObjectId }),
        query(account).select('accountid', 'name', '_createdby_value').orderBy('name'),
      ]),
    )

    expect(read.records.map(({ name }) => name)).toEqual(['Café “Ölbaum” 日本', 'Fabrikam'])
    expect(read.records.map(({ accountid }) => accountid)).toEqual([made, asAnn])
    expect(read.records[1]?._createdby_value).toBe(ann.id)
  })

  it('ends with the first that fails, and keeps what came before', async () => {
    const { crm, count } = open()

    const error = await crm
      .execute(
        batch([
          create(account, { name: 'A' }),
          retrieve(account, missing, (a) => a.select('name')),
          create(account, { name: 'C' }),
        ]),
      )
      .catch((reason: unknown) => reason)

    expect(error).toMatchObject({ kind: 'batch', index: 1, cause: { kind: 'not-found' } })
    expect(error instanceof BatchError && error.outcomes[2]).toMatchObject({
      ok: false,
      error: expect.any(NotRunError),
    })
    expect(await count()).toBe(1)
  })

  it('goes on where it is to', async () => {
    const { crm, count } = open()

    const outcomes = await crm.execute(
      batch([create(account, { name: 'A' }), deleteRecord(account, missing), create(account, { name: 'C' })], {
        onError: 'continue',
      }),
    )

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(await count()).toBe(2)
  })

  it.each([
    ['no multipart', 'x', { 'Content-Type': 'application/json' }, /multipart/],
    ['no end', '--b 1\r\nContent-Type: application/http\r\n\r\nGET /x HTTP/1.1\r\n\r\n\r\n', {}, /closing boundary/],
    [
      'lines that end with LF alone',
      '--b 1\nContent-Type: application/http\n\nGET /x HTTP/1.1\n\n\n--b 1--\n',
      {},
      /closing boundary/,
    ],
    ['no request line', '--b 1\r\nContent-Type: application/http\r\n\r\nhello\r\n--b 1--\r\n', {}, /request line/],
  ])('is refused as a whole with %s', async (_, body, headers, message) => {
    const { send } = open()

    const response = await send(body, headers)

    expect(response.status).toBe(400)
    expect((await response.json()).error.message).toMatch(message)
  })

  it('takes URLs in every documented form, and lower-case requests with nothing but their lines', async () => {
    const { send, emulator } = open()
    const urls = ['/api/data/v9.2/accounts?$select=name', `${emulator.orgUrl}/api/data/v9.2/accounts?$select=name`]
    const parts = urls.map((url) => `--b 1\r\nContent-Type: application/http\r\n\r\nGET ${url} HTTP/1.1\r\n\r\n\r\n`)

    const text = await (await send(`${parts.join('')}--b 1--`)).text()

    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2)
    expect(text.split('\r\n').some((line) => line.includes('\n'))).toBe(false)
  })
})

describe('a change set', () => {
  it('is done as a whole, and its references lead to what it has made', async () => {
    const { crm } = open()
    const set = changeSet()
    const made = set.add(create(account, { name: 'Northwind' }))
    const person = set.add(create(contact, { lastname: 'Smith', parentcustomerid: made }))
    set.add(update(account, made, { primarycontactid: person }))

    const [results] = await crm.execute(batch([set]))

    const found = await crm.retrieve(account, results.get(made), (a) =>
      a.select('name', '_primarycontactid_value').expand('contact_customer_accounts', (c) => c.select('lastname')),
    )
    expect(found).toMatchObject({
      name: 'Northwind',
      _primarycontactid_value: results.get(person),
      contact_customer_accounts: [{ lastname: 'Smith' }],
    })
  })

  it('that fails leaves nothing behind, and names its member; what is beside it goes on', async () => {
    const { crm, count } = open()
    const set = changeSet()
    set.add(create(account, { name: 'Northwind' }))
    set.add(deleteRecord(contact, missing))
    set.add(create(account, { name: 'Fabrikam' }))

    const [before, failed, after] = await crm.execute(
      batch([create(account, { name: 'A' }), set, create(account, { name: 'C' })], { onError: 'continue' }),
    )

    expect([before.ok, after.ok]).toEqual([true, true])
    expect(failed).toMatchObject({ ok: false, error: { kind: 'not-found', operation: 'contacts.delete' } })
    expect(await count()).toBe(2)
  })

  it.each([
    ['GET', '/api/data/v9.2/accounts', '', /no GET/],
    ['PATCH', '$7', '{}', /Content-ID Reference: '\$7' does not exist in the batch context\./],
    [
      'POST',
      '/api/data/v9.2/contacts',
      '{"lastname":"A","parentcustomerid_account@odata.bind":"$1"}',
      /'\$1' does not exist/,
    ],
  ])('refuses %s %s with the whole batch', async (method, url, body, message) => {
    const { send } = open()
    const member = `--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\n${method} ${url} HTTP/1.1\r\n\r\n${body}\r\n--c--\r\n`

    const response = await send(`--b 1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${member}--b 1--\r\n`)

    expect(response.status).toBe(400)
    expect((await response.json()).error.message).toMatch(message)
  })
})
