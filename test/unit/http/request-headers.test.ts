import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/errors/index.js'
import type { CallOptions, Operation } from '../../../src/operation/index.js'
import { answer } from './answers.js'
import { apiRoot, openExecutor } from './open-executor.js'
import { reading, writing } from './operations.js'
import type { Sent } from './recording-fetch.js'

async function sentFor(operation: Operation<unknown>, options?: CallOptions): Promise<Sent> {
  const { executor, sent } = openExecutor(() => answer(200, {}))
  await executor.execute(operation, options)
  const [only] = sent
  if (only === undefined || sent.length !== 1) throw new Error(`${sent.length} requests were sent.`)
  return only
}

describe('a request', () => {
  it.each([
    ['a read', reading()],
    ['a create', writing()],
    ['a change', writing({ method: 'PATCH', path: 'accounts(1)', headers: { 'If-Match': '*' } })],
    ['a deletion', reading({ method: 'DELETE', expects: 'nothing' })],
    ['a next page', reading({ path: `${apiRoot}accounts?$skiptoken=x` })],
  ])('has the headers that the service asks for: %s', async (_, operation) => {
    const { headers } = await sentFor(operation)

    expect(Object.fromEntries(headers)).toMatchObject({
      accept: 'application/json',
      'odata-maxversion': '4.0',
      'odata-version': '4.0',
      'if-none-match': 'null',
      authorization: 'Bearer token-1',
    })
  })

  it('names the type of its body only when it has one', async () => {
    const read = await sentFor(reading())
    const written = await sentFor(writing())

    expect(read.headers.has('content-type')).toBe(false)
    expect(read.body).toBe('')
    expect(written.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(written.body)).toEqual({ name: 'Northwind' })
  })

  it('carries what the operation says instead of the usual', async () => {
    const { headers } = await sentFor(writing({ method: 'PATCH', headers: { 'If-None-Match': '*' } }))

    expect(headers.get('if-none-match')).toBe('*')
  })

  it('cannot be given another token by an operation', async () => {
    const { headers } = await sentFor(reading({ headers: { Authorization: 'Bearer forged' } }))

    expect(headers.get('authorization')).toBe('Bearer token-1')
  })

  it('is refused with a header that none can be, before anything is sent', async () => {
    const { executor, sent, tokensAsked } = openExecutor(() => answer(200, {}))

    for (const value of ['a\r\nAuthorization: Bearer forged', 'naïve 日本']) {
      const call = executor.execute(reading({ headers: { Prefer: value } }))
      await expect(call).rejects.toBeInstanceOf(UsageError)
    }
    await expect(executor.execute(reading(), { as: 'Ann\r\nX: y' })).rejects.toBeInstanceOf(UsageError)

    expect(sent).toEqual([])
    expect(tokensAsked()).toBe(0)
  })

  it('asks for nothing that the call does not', async () => {
    const { headers, url } = await sentFor(reading())

    const special = [...headers.keys()].filter((name) => name.startsWith('mscrm') || name.startsWith('caller'))
    expect(special).toEqual([])
    expect(url).toBe(`${apiRoot}accounts`)
  })
})

describe('the options of a call', () => {
  it('act for another user', async () => {
    const { headers } = await sentFor(reading(), { as: '22222222-0000-0000-0000-000000000002' })

    expect(headers.get('callerobjectid')).toBe('22222222-0000-0000-0000-000000000002')
  })

  it.each([
    [true, 'false'],
    [false, 'true'],
  ])('turn duplicate rules on and off: %s', async (detectDuplicates, suppressed) => {
    const { headers } = await sentFor(writing(), { detectDuplicates })

    expect(headers.get('mscrm.suppressduplicatedetection')).toBe(suppressed)
  })

  it('pass over business logic', async () => {
    const { headers } = await sentFor(writing(), { bypass: ['CustomSync', 'CustomAsync'] })

    expect(headers.get('mscrm.bypassbusinesslogicexecution')).toBe('CustomSync,CustomAsync')
  })

  it('put the tag behind a path with and without a query', async () => {
    const bare = await sentFor(writing(), { tag: 'a&b=c d' })
    const queried = await sentFor(reading({ path: 'accounts?$select=name' }), { tag: 'import' })

    expect(bare.url).toBe(`${apiRoot}accounts?tag=a%26b%3Dc%20d`)
    expect(queried.url).toBe(`${apiRoot}accounts?$select=name&tag=import`)
  })

  it('leave a next link as it came', async () => {
    const link = `${apiRoot}accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22/%3E`

    const { url } = await sentFor(reading({ path: link }), { tag: 'import' })

    expect(url).toBe(link)
  })
})
