import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { DataverseError } from '../../../src/errors/index.js'
import type { HttpOptions } from '../../../src/http/index.js'
import { brokenConnection, refusal } from './answers.js'
import { openExecutor, origin } from './open-executor.js'
import { reading, writing } from './operations.js'
import type { Reply } from './recording-fetch.js'
import { silence } from './silence.js'

const token = 'eyJ0-a-token-that-opens-everything'
const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) }
const record = '44444444-0000-0000-0000-000000000004'

const failing: readonly (readonly [name: string, reply: Reply, options: Partial<HttpOptions>])[] = [
  ['a refusal', () => refusal(400, '0x80040203', `No ${record} at ${origin}/api/data/v9.2/accounts(${record})`), {}],
  ['a token not taken', () => new Response(null, { status: 401 }), {}],
  ['a broken connection', () => Promise.reject(brokenConnection('ECONNRESET')), {}],
  ['an organization out of reach', () => Promise.reject(brokenConnection('ECONNREFUSED')), {}],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } }), {}],
  ['an answer that is not JSON', () => new Response('<html>'), {}],
  ['a timeout', silence, { timeoutInMs: 5 }],
]

/** All that a program or a log could make of an error and of each of its causes. */
function allTextOf(error: unknown): string {
  const texts: unknown[] = []
  for (let each = error; each !== undefined; each = each instanceof Error ? each.cause : undefined) {
    texts.push(inspect(each, { depth: Infinity, showHidden: true }), String(each))
    texts.push(JSON.stringify(each), JSON.stringify(Object.entries(each ?? {})))
  }
  return texts.join('\n')
}

describe.each(failing)('%s', (_, reply, options) => {
  it.each([
    ['a read', reading()],
    ['a write', writing({ expects: 'json' })],
  ])('keeps the token out of what can be printed of its error: %s', async (_, operation) => {
    const { executor } = openExecutor(reply, { credential, maxRetries: 0, ...options })

    const error = await executor.execute(operation).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(Error)
    expect(allTextOf(error)).not.toContain(token)
  })
})

describe('the text of an error', () => {
  it('names neither the organization nor a record, which the refusal does', async () => {
    const text = `No ${record} at ${origin}/api/data/v9.2/accounts(${record})`
    const { executor } = openExecutor(() => refusal(400, '0x80040203', text))

    const error = await executor.execute(reading()).catch((reason: unknown) => reason)

    expect(allTextOf(error)).not.toContain('contoso')
    expect(allTextOf(error)).not.toContain(record)
    expect(error instanceof DataverseError && error.unredacted()).toMatchObject({ serviceMessage: text })
  })
})
