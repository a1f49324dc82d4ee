import { create, createClient } from 'dynamics365-crm'
import { account as accounts, contact } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Fault } from '../../src/emulator/index.js'
import { add, api, open } from './server-calls.js'

const bearer = { headers: { Authorization: 'Bearer any' } }
const account = { body: JSON.stringify({ name: 'Northwind' }), method: 'POST' }
const json = { headers: { ...bearer.headers, 'Content-Type': 'application/json' } }

describe('a fault', () => {
  it.each<[Fault, number, string, string | null]>([
    [{ status: 503 }, 503, 'Service Unavailable', null],
    [{ status: 502, body: 'empty' }, 502, '', null],
    [{ status: 500, body: 'json' }, 500, '0x80040216', null],
    [{ throttle: 'requests', retryAfter: 17 }, 429, '0x80072322', '17'],
    [{ throttle: 'time' }, 429, '0x80072321', null],
    [{ throttle: 'concurrency', retryAfter: 1 }, 429, '0x80072326', '1'],
    [{ sql: 'deadlock' }, 500, 'Sql Number: 1205', null],
    [{ sql: 'timeout' }, 500, 'SQL timeout expired', null],
    [{ page: true }, 200, '<!DOCTYPE html>', null],
    [{ redirectTo: 'https://login.example/' }, 302, '', null],
  ])('answers in place of the service: %j', async (fault, status, text, retryAfter) => {
    const { emulator, send } = open()
    emulator.faults.add(fault)

    const answer = await send('POST', 'accounts', { body: { name: 'Northwind' } })
    emulator.faults.clear()

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter])
    expect(answer.text).toContain(text)
    expect((await send('GET', 'accounts/$count')).text).toMatch(/0$/)
  })

  it.each<[Fault, string]>([
    [{ reset: 'before' }, '0'],
    [{ reset: 'after' }, '1'],
  ])('breaks the connection as Node tells it, %j: %s records stay', async (fault, records) => {
    const { emulator, send } = open()
    const added = emulator.faults.add({ ...fault, times: 1 })

    const failure = await emulator.fetch(`${api}/accounts`, { ...account, ...json }).catch((error: unknown) => error)

    expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } })
    expect(added.hits).toBe(1)
    expect((await send('GET', 'accounts/$count')).text).toMatch(new RegExp(`${records}$`))
  })

  it('sends half of an answer and breaks off, in process and over HTTP', async () => {
    const emulator = createEmulator()
    emulator.faults.add({ halfBody: true })
    const listening = await emulator.listen()

    const near = await emulator.fetch(`${emulator.orgUrl}/api/data/v9.2/WhoAmI`, bearer)
    const far = await fetch(`${listening.url}/api/data/v9.2/WhoAmI`, bearer)
    const bodies = await Promise.allSettled([near.text(), far.text()])
    await listening.close()

    expect([near.status, far.status]).toEqual([200, 200])
    expect(bodies.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('breaks the connection over HTTP too', async () => {
    const emulator = createEmulator()
    emulator.faults.add({ reset: 'after', times: 1 })
    const listening = await emulator.listen()

    const failure = await fetch(`${listening.url}/api/data/v9.2/WhoAmI`, bearer).catch((error: unknown) => error)
    const after = await fetch(`${listening.url}/api/data/v9.2/WhoAmI`, bearer)
    await listening.close()

    expect(failure).toBeInstanceOf(TypeError)
    expect(after.status).toBe(200)
  })

  it('meets the requests that it is meant for, as often as it is meant to', async () => {
    const { emulator, send } = open()
    const fault = emulator.faults.add({ status: 503, when: { method: 'GET', path: /^accounts\?.*name/ }, times: 1 })

    const statuses = [
      (await send('GET', 'contacts?$select=fullname')).status,
      (await send('GET', 'accounts?$select=accountid')).status,
      (await send('GET', 'accounts?$select=name')).status,
      (await send('GET', 'accounts?$select=name')).status,
    ]

    expect(statuses).toEqual([200, 200, 503, 200])
    expect(fault.hits).toBe(1)
  })

  it('changes no id that is made later', async () => {
    const made = async (faults: boolean) => {
      const { emulator, send } = open()
      if (faults) emulator.faults.add({ latencyInMs: 0, probability: 0.5 })
      await send('GET', 'accounts')
      return add(send, 'accounts', { name: 'x' })
    }

    expect(await made(true)).toBe(await made(false))
  })

  it('that is misspelt, or does two things, is refused', () => {
    const { faults } = createEmulator()

    expect(() => faults.add({ statsu: 503 } as never)).toThrow('needs one of')
    expect(() => faults.add({ status: 503, reset: 'before' } as never)).toThrow('status and reset')
    expect(() => faults.add({ status: 418 } as never)).toThrow('status of a fault')
    expect(() => faults.add({ status: 503, tiems: 1 } as never)).toThrow('no tiems')
  })
})

describe('a token', () => {
  it('that has ended is not taken, and another one is', async () => {
    const { emulator, send } = open()
    await send('GET', 'WhoAmI')
    emulator.expireTokens()

    const old = await send('GET', 'WhoAmI')
    const other = await send('GET', 'WhoAmI', { headers: { Authorization: 'Bearer other' } })

    expect([old.status, other.status]).toEqual([401, 200])
  })

  it('can be asked to prove more', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}'
    const { emulator, send } = open()
    await send('GET', 'WhoAmI')
    emulator.expireTokens({ claims })

    const { headers } = await send('GET', 'WhoAmI')

    const [, encoded = ''] = /claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? []
    expect(atob(encoded)).toBe(claims)
  })

  it('may stand for nobody', async () => {
    const { send } = open({ strangers: ['stranger'] })

    const { status, json: body } = await send('GET', 'WhoAmI', { headers: { Authorization: 'Bearer stranger' } })

    expect([status, body]).toEqual([
      403,
      { error: { code: '0x80072560', message: 'The user is not a member of the organization.' } },
    ])
  })
})

describe('a user', () => {
  const ann = {
    id: '11111111-2222-4333-8444-555555555555',
    fullname: 'Ann B',
    token: 'ann',
    lacks: ['prvReadContact', 'prvCreateLead', 'prvWriteAccount', 'prvDeleteAccount', 'prvActOnBehalfOfAnotherUser'],
  }
  const asAnn = { headers: { Authorization: 'Bearer ann' } }

  it.each<[string, string, string, object?]>([
    ['GET', 'contacts', 'prvReadContact'],
    ['GET', 'accounts?$select=name&$expand=primarycontactid($select=fullname)', 'prvReadContact'],
    ['GET', "accounts?fetchXml=<fetch><entity name='contact'/></fetch>", ''],
    ['POST', 'leads', 'prvCreateLead', { lastname: 'x' }],
  ])('without a privilege is refused by its name: %s %s', async (method, path, privilege, body) => {
    const { send } = open({ users: [ann] })

    const { status, text } = await send(method, path, { ...asAnn, body })

    if (privilege === '') expect(status).toBe(400)
    else {
      expect(status).toBe(403)
      expect(text).toContain('0x80040220')
      expect(text).toContain(`is missing ${privilege} privilege`)
    }
  })

  it('may neither change nor delete without the privilege, and reads what it may', async () => {
    const { send } = open({ users: [ann] })
    const id = await add(send, 'accounts', { name: 'x' })

    const change = await send('PATCH', `accounts(${id})`, { ...asAnn, body: { name: 'y' } })
    const removal = await send('DELETE', `accounts(${id})`, asAnn)
    const read = await send('GET', `accounts(${id})?$select=name`, asAnn)

    expect([change.status, removal.status, read.status, read.json['name']]).toEqual([403, 403, 200, 'x'])
  })

  it('that others act for brings its own lack of rights, and may not act for others without the privilege', async () => {
    const { emulator, send } = open({ users: [ann] })

    const behalf = await send('POST', 'leads', { headers: { MSCRMCallerID: ann.id }, body: { lastname: 'x' } })
    const refused = await send('GET', 'accounts', { headers: { ...asAnn.headers, MSCRMCallerID: emulator.userId } })

    expect([behalf.status, refused.status]).toEqual([403, 403])
    expect(refused.text).toContain('0x8004A110')
  })
})

describe('a fault inside of batches', () => {
  it.each<[Fault, object]>([
    [
      { throttle: 'requests', retryAfter: 0 },
      { kind: 'throttled', code: '0x80072322' },
    ],
    [{ sql: 'deadlock' }, { status: 500 }],
    [{ status: 503, body: 'json' }, { kind: 'outcome-unknown' }],
  ])('meets the requests that it fits, and no others: %j', async (fault, error) => {
    const emulator = createEmulator()
    const { orgUrl, fetch } = emulator
    const crm = createClient({ orgUrl, fetch, credential: async () => 'any', maxRetries: 0 })
    const added = emulator.faults.add({ ...fault, when: { path: 'contacts', inBatch: true } })

    const outcomes = await crm.batch(
      [create(accounts, { name: 'A' }), create(contact, { lastname: 'B' }), create(accounts, { name: 'C' })],
      { onError: 'continue' },
    )
    await crm.create(contact, { lastname: 'alone' })

    expect(outcomes).toMatchObject([{ ok: true }, { ok: false }, { ok: true }])
    const failed = outcomes.find(({ ok }) => !ok)
    expect(failed).toMatchObject({ error })
    expect(added.hits).toBe(1)
  })

  it('is one that can be there', () => {
    const { faults } = createEmulator()

    expect(() => faults.add({ reset: 'after', when: { inBatch: true } })).toThrow(/inside of a batch/)
    expect(() => faults.add({ status: 503, when: { inBatch: true } })).toThrow(/inside of a batch/)
    expect(() => faults.add({ throttle: 'time', latencyInMs: 5, when: { inBatch: true } })).toThrow(/inside of a batch/)
  })
})
