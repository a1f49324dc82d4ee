import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/errors/index.js'
import type { CallOptions, Operation } from '../../../src/operation/index.js'
import { answer } from './answers.js'
import { openExecutor } from './open-executor.js'
import { reading, writing } from './operations.js'

const id = '11111111-2222-4333-8444-555555555555'
const change = writing({ method: 'PATCH', path: 'accounts(1)', headers: { 'If-Match': '*' }, repeat: 'always' })

async function sentFor(operation: Operation<unknown>, options: CallOptions) {
  const { executor, sent } = openExecutor(() => answer(200, {}))
  await executor.execute(operation, options)
  const [only] = sent
  if (only === undefined) throw new Error('Nothing was sent.')
  return only
}

describe('an option of a call', () => {
  it.each<[keyof CallOptions, CallOptions, string, string]>([
    ['as', { as: id }, 'callerobjectid', id],
    ['as', { as: { systemUserId: id } }, 'mscrmcallerid', id],
    ['ifMatch', { ifMatch: 'W/"7"' }, 'if-match', 'W/"7"'],
    ['detectDuplicates', { detectDuplicates: true }, 'mscrm.suppressduplicatedetection', 'false'],
    [
      'bypass',
      { bypass: ['CustomSync', 'CustomAsync'] },
      'mscrm.bypassbusinesslogicexecution',
      'CustomSync,CustomAsync',
    ],
    ['bypassStepIds', { bypassStepIds: [id, id] }, 'mscrm.bypassbusinesslogicexecutionstepids', `${id},${id}`],
    ['suppressFlows', { suppressFlows: true }, 'mscrm.suppresscallbackregistrationexpanderjob', 'true'],
    ['solution', { solution: 'sales_core' }, 'mscrm.solutionuniquename', 'sales_core'],
    ['consistency', { consistency: 'strong' }, 'consistency', 'Strong'],
    ['sessionToken', { sessionToken: '112:3#151200333#5=-1' }, 'mscrm.sessiontoken', '112:3#151200333#5=-1'],
    ['annotations', { annotations: '*' }, 'prefer', 'odata.include-annotations="*"'],
    ['correlationId', { correlationId: id }, 'x-ms-correlation-request-id', id],
    ['headers', { headers: { 'MSCRM.MergeLabels': 'true' } }, 'mscrm.mergelabels', 'true'],
  ])('is sent as its header: %s', async (_, options, header, value) => {
    const { headers } = await sentFor(change, options)

    expect(headers.get(header)).toBe(value)
  })

  it('adds annotations to those that the operation prefers', async () => {
    const Prefer = 'odata.maxpagesize=5,odata.include-annotations="a.b"'

    const some = await sentFor(reading({ headers: { Prefer } }), { annotations: ['c.d', 'a.b'] })
    const all = await sentFor(reading({ headers: { Prefer } }), { annotations: '*' })

    expect(some.headers.get('prefer')).toBe('odata.maxpagesize=5,odata.include-annotations="a.b,c.d"')
    expect(all.headers.get('prefer')).toBe('odata.maxpagesize=5,odata.include-annotations="*"')
  })

  it('goes into the URL where the service reads it there', async () => {
    const read = await sentFor(reading({ path: 'accounts?$select=name' }), { tag: 'a&b', partitionId: 'p 1' })

    expect(read.url).toMatch(/\?\$select=name&tag=a%26b&partitionId=p%201$/)
  })

  it.each<[string, Operation<unknown>, CallOptions]>([
    ['a version for a read', reading(), { ifMatch: 'W/"1"' }],
    ['a version for a create', writing(), { ifMatch: 'W/"1"' }],
    ['two versions', writing({ method: 'PATCH', headers: { 'If-Match': 'W/"2"' } }), { ifMatch: 'W/"1"' }],
    [
      'a version for an upsert that only creates',
      writing({ method: 'PATCH', headers: { 'If-None-Match': '*' } }),
      { ifMatch: 'W/"1"' },
    ],
    ['what is no version', change, { ifMatch: '7' }],
    ['a version with a line break', change, { ifMatch: 'W/"1\r\nX: y"' }],
    ['duplicate rules for a read', reading(), { detectDuplicates: true }],
    ['duplicate rules for a deletion', reading({ method: 'DELETE' }), { detectDuplicates: true }],
    ['flows of a read', reading(), { suppressFlows: true }],
    ['a solution for a read', reading(), { solution: 'x' }],
    ['a partition for a create', writing(), { partitionId: 'p' }],
    ['a partition for a change', change, { partitionId: 'p' }],
    ['nothing to bypass', change, { bypass: [] }],
    ['no step to bypass', change, { bypassStepIds: [] }],
    ['eleven steps', change, { bypassStepIds: Array(11).fill(id) }],
    ['a step that is no id', change, { bypassStepIds: ['x'] }],
    ['a user that is no id', change, { as: { systemUserId: 'ann' } }],
    ['no annotations', reading(), { annotations: [] }],
    ['an annotation with a quote', reading(), { annotations: ['a"b'] }],
    ['a line break in a header', change, { headers: { 'X-A': 'a\r\nAuthorization: Bearer x' } }],
    ['a NUL in a header', change, { solution: 'a\0b' }],
    ['a line break in a name', change, { headers: { 'X-A\r\n': 'a' } }],
    ['a token of the caller', change, { headers: { AUTHORIZATION: 'Bearer x' } }],
    ['a header that has an option', change, { headers: { CallerObjectId: id } }],
    ['a time that is none', change, { timeoutInMs: 0 }],
  ])('is refused before anything is sent: %s', async (_, operation, options) => {
    const { executor, sent, tokensAsked } = openExecutor(() => answer(200, {}))

    await expect(executor.execute(operation, options)).rejects.toBeInstanceOf(UsageError)

    expect([sent.length, tokensAsked()]).toEqual([0, 0])
  })

  it('that names a version keeps a lost write from being repeated', async () => {
    const { executor, sent } = openExecutor(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })
    })

    await expect(executor.execute(change, { ifMatch: 'W/"1"' })).rejects.toMatchObject({ kind: 'outcome-unknown' })

    expect(sent.length).toBe(1)
  })
})

describe('a response', () => {
  it('has what came around the result', async () => {
    const headers = { REQ_ID: 'r-1', 'x-ms-session-token': 's' }
    const { executor } = openExecutor(() => answer(200, { '@odata.etag': 'W/"7"', name: 'x' }, headers))

    const response = await executor.respond(reading())

    expect(response).toMatchObject({ status: 200, requestId: 'r-1', etag: 'W/"7"', retries: 0, value: { name: 'x' } })
    expect(response.headers.get('X-MS-Session-Token')).toBe('s')
  })

  it('carries an id of its own to the service, which its error names and does not print', async () => {
    const { executor, sent } = openExecutor(() => answer(400, { error: { code: '0x80040203', message: 'No.' } }))

    const error = await executor.execute(reading()).catch((reason: unknown) => reason)

    const clientRequestId = sent[0]?.headers.get('x-ms-client-request-id')
    expect(clientRequestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(error).toMatchObject({ clientRequestId, attempts: 1 })
    expect(JSON.stringify(error)).not.toContain(clientRequestId)
  })
})
