import { describe, expect, it } from 'vitest'
import { AuthenticationError, UnexpectedResponseError } from '../../../src/errors/index.js'
import type { Operation } from '../../../src/operation/index.js'
import { answer, refusal } from './answers.js'
import { openExecutor } from './open-executor.js'
import { reading, writing } from './operations.js'

function resultOf(response: () => Response, operation: Operation<unknown> = reading()): Promise<unknown> {
  return openExecutor(response, { maxRetries: 0 }).executor.execute(operation)
}

const page = '<html><body>The gateway at https://contoso.crm.dynamics.com is busy</body></html>'

describe('an answer', () => {
  it.each(['<html>', '{"value":[', 'ok'])('that is not JSON is refused as none: %s', async (text) => {
    await expect(resultOf(() => new Response(text))).rejects.toBeInstanceOf(UnexpectedResponseError)
  })

  it('that is a web page says where to look', async () => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' }

    await expect(resultOf(() => new Response('<html>', { headers }))).rejects.toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringMatching(/web page.*orgUrl/),
    })
  })

  it.each([
    ['a record that is missing', 404, reading({ path: 'accounts(1)' }), 'not-found'],
    ['a version that is old', 412, writing({ headers: { 'If-Match': 'W/"1"' } }), 'version-mismatch'],
    ['a record that is there', 412, writing({ headers: { 'If-None-Match': '*' } }), 'duplicate-key'],
  ])('without a code is still known for %s', async (_, status, operation, kind) => {
    await expect(resultOf(() => refusal(status, '', 'No.'), operation)).rejects.toMatchObject({ kind })
  })

  it('that is a web page says where to look in a refusal too', async () => {
    const headers = { 'Content-Type': 'text/html' }

    await expect(resultOf(() => new Response('<html>', { status: 404, headers }))).rejects.toMatchObject({
      status: 404,
      message: expect.stringMatching(/web page.*orgUrl/),
    })
  })

  it('of a gateway in HTML keeps its status and not its page', async () => {
    const response = () => new Response(page, { status: 502, statusText: 'Bad Gateway' })

    const error = await resultOf(response).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(UnexpectedResponseError)
    expect(error).toMatchObject({ status: 502, message: expect.stringContaining('was refused (502) with a web page') })
  })

  it('with nothing in it is unexpected, and says where to look', async () => {
    const headers = { REQ_ID: 'r-1' }

    await expect(resultOf(() => new Response(null, { status: 500, headers }))).rejects.toMatchObject({
      kind: 'unexpected-response',
      status: 500,
      requestId: 'r-1',
      message: expect.stringMatching(/nothing in it.*network/),
    })
  })

  it('with nothing in it is a throttled one all the same at 429', async () => {
    const headers = { 'Retry-After': '7' }

    await expect(resultOf(() => new Response(null, { status: 429, headers }))).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterInMs: 7_000,
    })
  })

  it('of which a part is missing shows its names and none of its values', async () => {
    const error = await resultOf(() => new Response('{"value":[{"name":"Northwind","revenue":125000,"emailadd')).catch(
      (reason: unknown) => reason,
    )

    expect(error).toMatchObject({
      kind: 'unexpected-response',
      status: 200,
      message: expect.stringContaining('"name":…'),
    })
    expect(String(error)).not.toMatch(/Northwind|125000/)
  })

  it('that is no JSON shows 200 characters of itself at most', async () => {
    const error = await resultOf(() => new Response('x'.repeat(5_000))).catch((reason: unknown) => reason)

    expect(
      String(error)
        .match(/x+/g)
        ?.map(({ length }) => length),
    ).toContain(200)
    expect(String(error).length).toBeLessThan(400)
  })

  it.each(['null', '[]', '{}', '{"error":null}', '{"error":"no"}', '{"error":[]}'])(
    'that refuses in another shape is unexpected: %s',
    async (text) => {
      const response = () => new Response(text, { status: 400 })

      await expect(resultOf(response)).rejects.toMatchObject({ kind: 'unexpected-response', status: 400 })
    },
  )

  it.each(['{"error":{}}', '{"error":{"code":null,"message":7,"innererror":{"type":""}}}'])(
    'that refuses without a code or a message is a refusal: %s',
    async (text) => {
      const response = () => new Response(text, { status: 400 })

      await expect(resultOf(response)).rejects.toMatchObject({ kind: 'service', status: 400, code: '' })
    },
  )

  it('knows a code in the form of the SDK, a signed number', async () => {
    const response = () => answer(404, { error: { code: -2147220969, message: 'No.' } })

    await expect(resultOf(response)).rejects.toMatchObject({ kind: 'not-found', code: '0x80040217' })
  })

  it('without a token taken says what to look at, with no body to go by', async () => {
    const error = await resultOf(() => new Response(null, { status: 401 })).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ message: expect.stringMatching(/credential.*tenant.*orgUrl/) })
  })

  it('in refusing names the operation, the code and the request for Microsoft', async () => {
    const response = () =>
      refusal(404, '0x80040217', 'account With Id = 1 Does Not Exist', { REQ_ID: 'abc', 'Retry-After': '' })

    const error = await resultOf(response).catch((reason: unknown) => reason)

    expect(error).toMatchObject({
      kind: 'not-found',
      operation: 'accounts.query',
      requestId: 'abc',
    })
  })

  it.each([
    ['9007199254740993', '9007199254740993'],
    [' -9007199254740993 ', '-9007199254740993'],
    ['[9007199254740993, -9007199254740993]', ['9007199254740993', '-9007199254740993']],
    ['{"a":{"b": 9007199254740993}}', { a: { b: '9007199254740993' } }],
    ['{"a":"x:9007199254740993","b":922337203685477.5807}', { a: 'x:9007199254740993', b: 922337203685477.6 }],
    ['{"a":9007199254740991}', { a: 9007199254740991 }],
  ])('keeps the digits of integers that a number would round: %s', async (text, want) => {
    expect(await resultOf(() => new Response(text))).toEqual(want)
  })

  it('comes in the form that the operation expects', async () => {
    const text = () => new Response('\uFEFF12')
    const empty = () => new Response(null, { status: 204 })
    const unchanged = () => new Response(null, { status: 304 })

    expect(await resultOf(text, reading({ expects: 'text' }))).toBe('12')
    expect(await resultOf(text, reading({ expects: 'bytes' }))).toEqual(new Uint8Array([0xef, 0xbb, 0xbf, 0x31, 0x32]))
    expect(await resultOf(text, reading({ expects: 'stream' }))).toBeInstanceOf(ReadableStream)
    expect(await resultOf(() => answer(200, [1]))).toEqual([1])
    expect(await resultOf(empty)).toBeUndefined()
    expect(await resultOf(empty, writing())).toBe(204)
    expect(await resultOf(unchanged, reading({ read: ({ status, body }) => [status, body] }))).toEqual([304, undefined])
  })
})
