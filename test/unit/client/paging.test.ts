import { type Client, createClient, type Page, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { answer } from '../http/answers.js'
import { type RecordingFetch, type Reply, recordingFetch } from '../http/recording-fetch.js'
import { silence } from '../http/silence.js'
import { settle } from './settle.js'

const orgUrl = 'https://contoso.crm.dynamics.com'
const accounts = `${orgUrl}/api/data/v9.2/accounts`
const names = query(account).select('name')

function open(reply: Reply): RecordingFetch & { readonly client: Client } {
  const recording = recordingFetch(reply)
  const client = createClient({ orgUrl, credential: async () => 'a', fetch: recording.fetch, maxRetries: 0 })
  return { ...recording, client }
}

/** The nth page, with one record and the way to the next. */
function page(nth: number, nextLink = `${accounts}?$skiptoken=${nth + 1}`): Response {
  return answer(200, { value: [{ name: `${nth}` }], '@odata.nextLink': nextLink })
}

const lastPage = (nth: number) => answer(200, { value: [{ name: `${nth}` }] })

describe('reading page after page', () => {
  it('follows the links as they came, to the end', async () => {
    const link = `${accounts}?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22/%3E`
    const { client, sent } = open((_, nth) => (nth === 1 ? page(1, link) : lastPage(nth)))

    const records = await client.all(names)

    expect(records.map(({ name }) => name)).toEqual(['1', '2'])
    expect(sent.map(({ url }) => url)).toEqual([`${accounts}?$select=name`, link])
  })

  it('asks for every page in the same size', async () => {
    const { client, sent } = open((_, nth) => (nth < 3 ? page(nth) : lastPage(nth)))

    await client.all(names, { pageSize: 7 })

    expect(sent.map(({ headers }) => headers.get('prefer'))).toEqual(Array(3).fill('odata.maxpagesize=7'))
  })

  it('asks for an order that leaves no two records equal, so that pages cannot overlap', async () => {
    const { client, sent } = open(() => lastPage(1))

    await client.all(names.orderBy('name', 'desc'))
    await client.all(names.orderBy('accountid'))

    expect(sent.map(({ url }) => new URL(url).searchParams.get('$orderby'))).toEqual([
      'name desc,accountid',
      'accountid',
    ])
  })

  it('fetches one page ahead of the reader and no more', async () => {
    const { client, sent } = open((_, nth) => page(nth))
    const pages = client.pages(names)

    await pages.next()
    await settle()
    const afterFirst = sent.length
    await pages.next()
    await settle()

    expect([afterFirst, sent.length]).toEqual([2, 3])
    await pages.return()
  })

  it('fetches nothing after a break, and cuts the page ahead short', async () => {
    const { client, sent } = open((one, nth) => (nth === 1 ? page(1) : silence(one)))

    for await (const { name } of client.records(names)) {
      expect(name).toBe('1')
      await settle()
      break
    }
    await settle()

    expect(sent.length).toBe(2)
    expect(sent[1]?.signal.aborted).toBe(true)
  })

  it('fails where the reader comes to the page that failed, not before', async () => {
    const { client } = open((_, nth) => (nth === 1 ? page(1) : answer(400, { error: { code: '0x1', message: 'no' } })))
    const pages = client.pages(names)

    const first = await pages.next()
    await settle()

    expect(first.done).toBe(false)
    await expect(pages.next()).rejects.toMatchObject({ status: 400 })
  })

  it('refuses a link to another origin, with no byte sent there', async () => {
    const { client, sent } = open((_, nth) => page(nth, 'https://evil.example/api/data/v9.2/accounts?$skiptoken=2'))

    await expect(client.all(names)).rejects.toBeInstanceOf(UsageError)

    expect(sent.map(({ url }) => url)).toEqual([`${accounts}?$select=name`])
  })

  it('stops after as many records as are wanted', async () => {
    const { client, sent } = open((_, nth) => page(nth))

    const records = await client.all(names.top(2), { pageSize: 1 })

    expect(records.map(({ name }) => name)).toEqual(['1', '2'])
    expect(sent.length).toBe(2)
  })

  it('asks for the first record only when one is wanted', async () => {
    const { client, sent } = open(() => answer(200, { value: [] }))

    const first = await client.first(names)

    expect(first).toBeUndefined()
    expect(sent.map(({ url }) => url)).toEqual([`${accounts}?$select=name&$top=1`])
  })

  it('ends with the signal of the caller', async () => {
    const stop = new AbortController()
    const { client } = open((one, nth) => (nth === 1 ? page(1) : silence(one)))
    const pages = client.pages(names, { signal: stop.signal })
    await pages.next()

    stop.abort()

    await expect(pages.next()).rejects.toMatchObject({
      kind: 'transport',
      message: 'accounts.query got no answer because the call was aborted.',
    })
  })

  it('is refused for what is no query', async () => {
    const { client, sent } = open(() => lastPage(1))
    const refusal = 'Only a query can be read page by page: query(…), fetchXml(…), a view, or a page to go on from.'

    for (const wrong of [undefined, null, 'accounts', {}]) {
      await expect(client.all(wrong as never)).rejects.toThrow(new UsageError(refusal))
      await expect(client.first(wrong as never)).rejects.toThrow(new UsageError(refusal))
    }
    expect(sent).toHaveLength(0)
  })

  it('is refused in pages of a size where that comes too late, with what to do', async () => {
    const { client } = open(() => page(1))
    const begun = await client.execute(names)
    const groups = query(account).groupBy('name')
    const laterGroups = (await client.execute(groups)).next

    for (const reading of [begun, begun.next, laterGroups]) {
      await expect(client.all<unknown>(reading as Page<unknown>, { pageSize: 5 })).rejects.toThrow(
        new UsageError('A page size can be given to a query, not to a reading that has begun.'),
      )
    }
    await expect(client.all(groups, { pageSize: 5 })).rejects.toThrow(
      new UsageError(
        'accounts.aggregate takes no page size here: give it to the query first, query(…).pageSize(5), and group afterwards.',
      ),
    )
  })
})

describe('acting for another user', () => {
  it.each([undefined, null, '', 'x', '{5f1c2f5e-2f5e-4000-8000-00000000000a}'])(
    'is refused for %j, which would be the caller or nobody',
    (wrong) => {
      const { client } = open(() => lastPage(1))

      expect(() => client.as(wrong as never)).toThrow(
        new UsageError('as takes the Microsoft Entra object id of a user, or { systemUserId }: GUIDs without braces.'),
      )
    },
  )
})
