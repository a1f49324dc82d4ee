import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'
import { add, api, open, sendTo } from './server-calls.js'

const authorized = { headers: { Authorization: 'Bearer any' } }

describe('an emulator', () => {
  it('works as it comes', async () => {
    const emulator = createEmulator()

    const { json } = await sendTo(emulator.fetch, `${emulator.orgUrl}/api/data/v9.2/systemusers`, 'GET')

    expect(json['value']).toEqual([expect.objectContaining({ systemuserid: emulator.userId })])
  })

  it('holds the same company for the same seed', async () => {
    const names = async () => {
      const { send } = open({ seed: 7 })
      return (await send('GET', 'accounts?$select=name&$orderby=name')).json['value']
    }

    const [first, second] = [await names(), await names()]

    expect(first).toEqual(second)
    expect(first).toHaveProperty('length', 220)
  })

  it('refuses an alternate key of columns that do not exist', () => {
    expect(() => createEmulator({ alternateKeys: { account: [['nosuch']] } })).toThrow('account.nosuch')
    expect(() => createEmulator({ alternateKeys: { nosuch: [['name']] } })).toThrow('nosuch')
  })
})

describe('its fetch', () => {
  it('takes a request, a URL or a text', async () => {
    const { emulator } = open()
    const url = `${api}/WhoAmI`

    for (const input of [url, new URL(url), new Request(url, authorized)]) {
      expect((await emulator.fetch(input, input instanceof Request ? undefined : authorized)).status).toBe(200)
    }
  })

  it('answers for both forms of the host, under the form that was asked', async () => {
    const { emulator } = open({ orgUrl: 'https://fabrikam.crm4.dynamics.com/' })

    expect(emulator.orgUrl).toBe('https://fabrikam.crm4.dynamics.com')
    for (const host of ['fabrikam.crm4.dynamics.com', 'fabrikam.api.crm4.dynamics.com']) {
      const answer = await emulator.fetch(`https://${host}/api/data/v9.2/accounts`, authorized)
      expect(await answer.json()).toMatchObject({
        '@odata.context': `https://${host}/api/data/v9.2/$metadata#accounts`,
      })
    }
  })

  it.each([
    'https://fabrikam.crm.dynamics.com',
    'http://contoso.crm.dynamics.com',
    'https://contoso.crm.dynamics.com:8443',
  ])('reaches nobody at %s', async (origin) => {
    const { emulator } = open()

    await expect(emulator.fetch(`${origin}/api/data/v9.2/WhoAmI`, authorized)).rejects.toThrow(
      new TypeError('fetch failed'),
    )
  })

  it('does nothing once it is aborted', async () => {
    const { emulator, send } = open()
    const reason = new Error('enough')
    const request = {
      method: 'POST',
      headers: { ...authorized.headers, 'Content-Type': 'application/json' },
      body: '{"name":"x"}',
      signal: AbortSignal.abort(reason),
    }

    await expect(emulator.fetch(`${api}/accounts`, request)).rejects.toBe(reason)

    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff0')
  })
})

describe('its HTTP server', () => {
  it('answers under its own URL and ends when it is closed', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const root = `${server.url}/api/data/v9.2`

    const made = await sendTo(fetch, `${root}/accounts`, 'POST', { body: { name: 'Änne & Söhne' } })
    const url = made.headers.get('odata-entityid') ?? ''
    const read = await sendTo(fetch, `${url}?$select=name`, 'GET')

    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(made.status).toBe(204)
    expect(url.startsWith(`${root}/accounts(`)).toBe(true)
    expect(read.json).toMatchObject({
      '@odata.context': `${root}/$metadata#accounts(name)/$entity`,
      name: 'Änne & Söhne',
    })
    await server.close()
    await expect(fetch(`${root}/WhoAmI`, authorized)).rejects.toThrow()
  })

  it('leads from page to page under the name that it was called by', async () => {
    const { emulator, send } = open()
    for (const name of ['a', 'b']) await add(send, 'accounts', { name })
    const server = await emulator.listen()
    const root = `${server.url.replace('127.0.0.1', 'localhost')}/api/data/v9.2`
    const headers = { Prefer: 'odata.maxpagesize=1' }

    const first = await sendTo(fetch, `${root}/accounts?$select=name&$orderby=name`, 'GET', { headers })
    const next = String(first.json['@odata.nextLink'])
    const second = await sendTo(fetch, next, 'GET', { headers })

    expect(next.startsWith(root)).toBe(true)
    expect(second.json['value']).toMatchObject([{ name: 'b' }])
    await server.close()
  })

  it('reads URLs as long as the service does', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const read = (length: number) =>
      sendTo(fetch, `${server.url}/api/data/v9.2/accounts?$filter=name eq '${'x'.repeat(length)}'`, 'GET')

    expect((await read(32_000)).status).toBe(200)
    expect((await read(33_000)).json).toMatchObject({ error: { code: '0x80060888' } })
    await server.close()
  })

  it('refuses in the way of the service what is too long to be read, and what is no HTTP', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const path = `/api/data/v9.2/accounts?$filter=${'x'.repeat(200_000)}`

    const long = await exchange(server.url, `GET ${path} HTTP/1.1\r\n${headersFor(server.url)}\r\n`)
    const noise = await exchange(server.url, 'noise\r\n\r\n')

    for (const { status, body } of [long, noise]) {
      expect([status, JSON.parse(body).error.code]).toEqual([400, '0x80060888'])
    }
    expect(JSON.parse(long.body).error.message).toContain('The Uri string is too long')
    await server.close()
  })

  it('does not answer to names that are not its own', async () => {
    const { emulator } = open()
    const server = await emulator.listen()

    const status = await new Promise<number | undefined>((resolve) => {
      get(
        `${server.url}/api/data/v9.2/WhoAmI`,
        { headers: { ...authorized.headers, Host: 'example.com' } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
    })

    expect(status).toBe(404)
    await server.close()
  })

  it.each([
    ['GET http://[ HTTP/1.1', 400, '0x80060888'],
    ['GET http://user:secret@HOST/api/data/v9.2/WhoAmI HTTP/1.1', 400, '0x80060888'],
    ['TRACE /api/data/v9.2/WhoAmI HTTP/1.1', 405, '0x8004023B'],
    ['OPTIONS /api/data/v9.2/accounts HTTP/1.1', 405, '0x8004023B'],
  ])('answers also what it cannot pass on: %s', async (line, status, code) => {
    const { emulator } = open()
    const server = await emulator.listen()
    const { host } = new URL(server.url)

    const answer = await exchange(server.url, `${line.replace('HOST', host)}\r\n${headersFor(server.url)}\r\n`)

    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code } })
    expect(answer.head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(answer.body)}\r\n`)
    await server.close()
  })

  it('answers a host that is none, a HEAD without a body and a tunnel that it does not open', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const ask = (request: string) => exchange(server.url, request)
    const authorization = 'Authorization: Bearer any\r\nConnection: close\r\n\r\n'

    expect((await ask(`GET /api/data/v9.2/WhoAmI HTTP/1.1\r\nHost: a b\r\n${authorization}`)).status).toBe(400)
    expect(await ask(`HEAD /api/data/v9.2/WhoAmI HTTP/1.1\r\n${headersFor(server.url)}\r\n`)).toMatchObject({
      status: 405,
      body: '',
    })
    expect((await ask(`CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n`)).status).toBe(405)
    await server.close()
  })

  it('says how long its answers are', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const root = `${server.url}/api/data/v9.2`

    const made = await sendTo(fetch, `${root}/accounts`, 'POST', { body: { name: 'Änne' } })
    const read = await sendTo(fetch, `${root}/accounts?$select=name`, 'GET')

    expect(made.headers.has('content-length')).toBe(false)
    expect(read.headers.get('content-length')).toBe(String(Buffer.byteLength(read.text)))
    expect(read.headers.has('transfer-encoding')).toBe(false)
    await server.close()
  })

  it('refuses a body that says it is too large without waiting for it', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const length = 128 * 1024 * 1024 + 1

    const answer = await exchange(
      server.url,
      `POST /api/data/v9.2/accounts HTTP/1.1\r\nContent-Length: ${length}\r\n${headersFor(server.url)}\r\n{`,
    )

    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { message: expect.stringContaining('128 MB') } })
    await server.close()
  })

  it('refuses a body that turns out to be too large before its end', async () => {
    const { emulator, send } = open()
    const server = await emulator.listen()
    const chunk = new Uint8Array(1024 * 1024).fill(32)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 1
        if (sent > 400) controller.close()
        else controller.enqueue(chunk)
      },
    })

    const headers = { ...authorized.headers, 'Content-Type': 'application/json' }
    // Held in a variable: the DOM's type of a request does not know `duplex`, without which Node takes no stream.
    const upload = { method: 'POST', headers, body, duplex: 'half' }

    const answer = await fetch(`${server.url}/api/data/v9.2/accounts`, upload)

    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(400)
    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff0')
    await server.close()
  })

  it('ends a connection on which a request is still coming in', async () => {
    const { emulator } = open()
    const server = await emulator.listen()
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write('POST /api/data/v9.2/accounts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{')
    const ended = once(socket, 'close').catch(() => undefined)

    await server.close()

    await ended
    expect(socket.destroyed).toBe(true)
  })

  it('takes the port that it is given, and says when that is taken', async () => {
    const { emulator } = open()
    const server = await emulator.listen({ port: 0 })
    const port = Number(new URL(server.url).port)

    await expect(emulator.listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await server.close()
    const again = await emulator.listen({ port })

    expect(again.url).toBe(server.url)
    await again.close()
  })
})

describe('a snapshot', () => {
  it('carries everything into another emulator, by way of JSON', async () => {
    const { emulator, send } = open()
    const contact = await add(send, 'contacts', { lastname: 'B' })
    const account = await add(send, 'accounts', { name: 'x', 'primarycontactid@odata.bind': `/contacts(${contact})` })
    const lead = await add(send, 'leads', { subject: 'Deal', lastname: 'B' })
    await send('POST', `leads(${lead})/accountleads_association/$ref`, {
      body: { '@odata.id': `accounts(${account})` },
    })
    const other = open()
    const gone = await add(other.send, 'accounts', { name: 'gone' })
    const links = [
      [
        { table: 'account', id: account },
        { table: 'lead', id: lead },
      ],
    ]
    expect(emulator.snapshot().links).toEqual({ accountleads: links })

    other.emulator.restore(JSON.parse(JSON.stringify(emulator.snapshot())))

    expect(other.emulator.userId).toBe(emulator.userId)
    expect((await other.send('GET', 'WhoAmI')).json).toEqual((await send('GET', 'WhoAmI')).json)
    expect(
      (await other.send('GET', 'accounts?$select=name&$expand=primarycontactid($select=lastname)')).json,
    ).toMatchObject({
      value: [{ accountid: account, name: 'x', primarycontactid: { contactid: contact, lastname: 'B' } }],
    })
    expect((await other.send('GET', `leads(${lead})/accountleads_association`)).json['value']).toHaveLength(1)
    expect(other.emulator.snapshot()).toEqual({
      ...emulator.snapshot(),
      tables: expect.objectContaining({ lead: [expect.objectContaining({ leadid: lead })] }),
      rowVersion: expect.any(Number),
      // Who follows the changes of the other emulator learns that its own record is no more.
      deleted: { account: { since: 0, rows: [{ id: gone, version: expect.any(Number) }] } },
    })
  })

  it('gives new rows ids that its own do not have', async () => {
    const { emulator, send } = open()
    await add(send, 'accounts', { name: 'x' })
    const other = open()
    other.emulator.restore(emulator.snapshot())

    await add(other.send, 'accounts', { name: 'y' })

    expect((await other.send('GET', 'accounts/$count')).text).toBe('\ufeff2')
  })

  it('lets no ETag from before it pass', async () => {
    const { emulator, send } = open()
    const id = await add(send, 'accounts', { name: 'x' })
    const etag = String((await send('GET', `accounts(${id})`)).headers.get('etag'))
    emulator.restore(emulator.snapshot())

    const answer = await send('PATCH', `accounts(${id})`, { body: { name: 'y' }, headers: { 'If-Match': etag } })

    expect(answer.status).toBe(412)
  })

  it('that does not fit changes nothing', async () => {
    const { emulator, send } = open()
    await add(send, 'accounts', { name: 'x' })
    const snapshot = emulator.snapshot()

    expect(() => emulator.restore({ ...snapshot, tables: { ...snapshot.tables, nosuch: [{ id: 'x' }] } })).toThrow(
      'nosuch',
    )

    expect((await send('GET', 'accounts/$count')).text).toBe('\ufeff1')
  })

  it('is a copy: what is done to it is not done to the emulator', async () => {
    const { emulator, send } = open()
    const contact = await add(send, 'contacts', { lastname: 'B' })
    const id = await add(send, 'accounts', { name: 'x', 'primarycontactid@odata.bind': `/contacts(${contact})` })

    Object.assign(emulator.snapshot().tables['account']?.[0]?.['primarycontactid'] ?? {}, { id: 'changed' })

    const { json } = await send('GET', `accounts(${id})?$select=_primarycontactid_value`)
    expect(json).toMatchObject({ _primarycontactid_value: contact })
  })

  it('does not change with the emulator', async () => {
    const { emulator, send } = open()
    const id = await add(send, 'accounts', { name: 'x' })
    const snapshot = emulator.snapshot()

    await send('PATCH', `accounts(${id})`, { body: { name: 'y' } })

    expect(snapshot.tables['account']).toMatchObject([{ name: 'x' }])
  })
})

/** Sends the bytes of a request as they are, and reads until the connection ends. */
async function exchange(url: string, request: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(request)
  const answer = await text(socket)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: `${head}\r\n`, body }
}

function headersFor(url: string): string {
  return `Host: ${new URL(url).host}\r\nAuthorization: Bearer any\r\nConnection: close\r\n`
}
