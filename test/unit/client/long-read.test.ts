import { create, createClient, query } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'
import { account } from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'

function open() {
  const { orgUrl, fetch } = createEmulator()
  const sent: { readonly url: string; readonly method: string; readonly body: string }[] = []
  const crm = createClient({
    orgUrl,
    credential: async () => 'any',
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      sent.push({ url: request.url, method: request.method, body: await request.clone().text() })
      return fetch(request)
    },
  })
  return { crm, sent }
}

/** A condition of about so many characters, which cannot be cut. */
const longQuery = (length: number) =>
  query(account)
    .select('name')
    .where((a) => a.name.notIn(Array.from({ length: Math.floor(length / 13) }, (_, nth) => `Name ${10_000 + nth}`)))
    .pageSize(2)

describe('a query that is too long for a URL', () => {
  it('goes out in a batch, with its headers and the options of its call, and pages as ever', async () => {
    const { crm, sent } = open()
    await crm.batch(['A', 'B', 'C'].map((name) => create(account, { name })))
    sent.length = 0

    const records = await crm.all(longQuery(40_000), { tag: 'report' })

    expect(records.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C'])
    expect(sent.every(({ url, method }) => method === 'POST' && url.endsWith('/$batch'))).toBe(true)
    expect(sent).toHaveLength(2)
    expect(sent[0]?.body).toContain('&tag=report HTTP/1.1')
    expect(sent[0]?.body).toContain('odata.maxpagesize=2')
  })

  it('is answered with what came around it, too', async () => {
    const { crm } = open()
    await crm.create(account, { name: 'A' })

    const short = await crm.respond(query(account).select('name'))
    const long = await crm.respond(longQuery(40_000))

    expect(long).toMatchObject({ value: { records: [{ name: 'A' }] }, status: 200, retries: 0 })
    expect(long.headers.get('Content-Type')).toBe(short.headers.get('Content-Type'))
  })

  it('fails as it would on its own', async () => {
    const { crm } = open()
    const wrong = {
      name: 'accounts.query',
      method: 'GET',
      path: `accountz?$filter=name eq '${'x'.repeat(40_000)}'`,
      expects: 'json',
      repeat: 'always',
      read: () => undefined,
    } as const

    await expect(crm.execute(wrong)).rejects.toMatchObject({ operation: 'accounts.query', status: 404 })
  })

  it('is refused before it is sent where a batch does not hold it either', async () => {
    const { crm, sent } = open()

    await expect(crm.all(longQuery(80_000))).rejects.toThrow(/65536/)
    expect(sent).toEqual([])
  })
})
