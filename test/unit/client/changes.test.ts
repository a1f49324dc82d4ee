import { type Change, type Changes, type Client, createClient, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { ChangeTokenExpiredError, UsageError } from 'dynamics365-crm/errors'
import { fetchXml } from 'dynamics365-crm/fetchxml'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../http/answers.js'
import { type RecordingFetch, type Reply, recordingFetch } from '../http/recording-fetch.js'
import { silence } from '../http/silence.js'
import { settle } from './settle.js'

const orgUrl = 'https://contoso.crm.dynamics.com'
const accounts = `${orgUrl}/api/data/v9.2/accounts`
const token = `${accounts}?$select=name&$deltatoken=1%2103%2f02%2f2026`
const names = query(account).select('name')

function open(reply: Reply): RecordingFetch & { readonly client: Client } {
  const recording = recordingFetch(reply)
  const client = createClient({ orgUrl, credential: async () => 'a', fetch: recording.fetch, maxRetries: 0 })
  return { ...recording, client }
}

const twoPages: Reply = (_, nth) =>
  nth % 2 === 1
    ? answer(200, { value: [{ name: 'A' }, { name: 'B' }], '@odata.nextLink': `${accounts}?$skiptoken=2` })
    : answer(200, { value: [{ name: 'C' }], '@odata.deltaLink': token })

async function toList<Row>(changes: Changes<Row>): Promise<readonly Change<Row>[]> {
  const list: Change<Row>[] = []
  for await (const change of changes) list.push(change)
  return list
}

describe('walking through changes', () => {
  it('reads every page, and has the token when the last change has been read', async () => {
    const { client, sent } = open(twoPages)
    const changes = client.changes(names)
    const tokens: unknown[] = []

    for await (const change of changes) tokens.push([change.kind, changes.token])

    expect(tokens).toEqual(Array(3).fill(['changed', undefined]))
    expect(changes.token).toBe(token)
    expect(sent.map(({ url }) => url)).toEqual([`${accounts}?$select=name`, `${accounts}?$skiptoken=2`])
    expect(sent.map(({ headers }) => headers.get('prefer'))).toEqual(Array(2).fill('odata.track-changes'))
  })

  it('has no token when the reader stops, and cuts the page ahead short', async () => {
    const { client, sent } = open((one, nth) => (nth === 1 ? twoPages(one, nth) : silence(one)))
    const changes = client.changes(names)

    for await (const _ of changes) {
      await settle()
      break
    }
    await settle()

    expect(changes.token).toBeUndefined()
    expect(sent).toHaveLength(2)
    expect(sent[1]?.signal.aborted).toBe(true)
  })

  it('fetches one page ahead of the reader', async () => {
    const { client, sent } = open(twoPages)
    const walk = client.changes(names)[Symbol.asyncIterator]()

    await walk.next()
    await settle()

    expect(sent).toHaveLength(2)
    await walk.return?.()
  })

  it('begins anew with each walk', async () => {
    const { client } = open(twoPages)
    const changes = client.changes(names)
    const first = await toList(changes)
    const second = changes[Symbol.asyncIterator]()

    await second.next()

    expect(first).toHaveLength(3)
    expect(changes.token).toBeUndefined()
  })

  it('goes on since a token, in pages of a size', async () => {
    const { client, sent } = open(() => answer(200, { value: [], '@odata.deltaLink': `${token}2` }))
    const changes = client.changes(names, { since: token, pageSize: 7 })

    expect(await toList(changes)).toEqual([])
    expect(changes.token).toBe(`${token}2`)
    expect(sent[0]).toMatchObject({ url: token })
    expect(sent[0]?.headers.get('prefer')).toBe('odata.maxpagesize=7')
  })

  it('is cut short by its signal', async () => {
    const { client, sent } = open(twoPages)

    await expect(toList(client.changes(names, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      kind: 'transport',
    })
    expect(sent).toHaveLength(0)
  })

  it('sends the token to no other organization', async () => {
    const { client, sent } = open(twoPages)
    const foreign = token.replace('contoso', 'fabrikam')

    await expect(toList(client.changes(names, { since: foreign }))).rejects.toBeInstanceOf(UsageError)
    expect(sent).toHaveLength(0)
  })

  it('says what to do when the token is too old', async () => {
    const { client } = open(() =>
      refusal(400, '0x80044352', 'Version stamp associated with the client has expired. Please perform a full sync.'),
    )
    const walk = toList(client.changes(names, { since: token }))

    await expect(walk).rejects.toBeInstanceOf(ChangeTokenExpiredError)
    await expect(walk).rejects.toMatchObject({
      kind: 'change-token-expired',
      message: expect.stringMatching(/Read everything anew, without the token/),
    })
  })
})

describe('counting and aggregating', () => {
  it('counts in one request', async () => {
    const { client, sent } = open(() => answer(200, { value: [], '@odata.count': 3 }))

    expect(await client.count(names.where((a) => a.name.eq('A')))).toEqual({ count: 3, limited: false })
    expect(sent.map(({ url }) => url)).toEqual([
      `${accounts}?$select=accountid&$filter=name%20eq%20%27A%27&$top=1&$count=true`,
    ])
  })

  it('counts nothing but queries', async () => {
    const { client, sent } = open(() => answer(200, {}))

    await expect(client.count(fetchXml(account) as never)).rejects.toThrow(/returnTotalRecordCount\(\)/)
    await expect(client.count(undefined as never)).rejects.toBeInstanceOf(UsageError)
    expect(sent).toHaveLength(0)
  })

  it('says what to do when there are too many records to aggregate', async () => {
    const { client } = open(() => refusal(400, '0x8004E023', 'AggregateQueryRecordLimit exceeded.'))

    await expect(client.execute(query(account).groupBy('statecode'))).rejects.toMatchObject({
      kind: 'query-limit',
      message: expect.stringMatching(
        /at most 50,000 records: ask for one part after another .* FetchXML has the same limit/,
      ),
    })
  })
})
