import { inspect } from 'node:util'
import {
  AuthenticationError,
  OptionsError,
  OutcomeUnknownError,
  TransportError,
  UnexpectedResponseError,
  UsageError,
} from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { toServiceError } from '../../../src/errors/internal.js'

const id = '5f1c2f5e-2F5E-4000-8000-00000000000a'
const url = `https://contoso.crm4.dynamics.com/api/data/v9.2/leads(${id})`
const text = `lead With Id = ${id} Does Not Exist at ${url}, nor {${id.toUpperCase()}}`
const secret = /5f1c2f5e|contoso|dynamics\.com/i

const refusal = { operation: 'leads.retrieve', status: 404, message: text }

describe('redaction', () => {
  it.each([
    ['a refusal by its code', () => toServiceError({ ...refusal, code: '0x80040217' })],
    ['a refusal with an unknown code', () => toServiceError({ ...refusal, code: '' })],
    ['a throttled call', () => toServiceError({ ...refusal, code: '', status: 429, retryAfterInMs: 1_000 })],
    ['a missing user', () => toServiceError({ ...refusal, code: '0x80072560' })],
    ['a usage error', () => new UsageError(text)],
    ['an authentication error', () => new AuthenticationError(text)],
    ['a transport error', () => new TransportError(text)],
    ['an unknown outcome', () => new OutcomeUnknownError(text)],
    ['an unexpected answer', () => new UnexpectedResponseError(text)],
    ['the root class', () => new UsageError(text)],
  ] as const)('keeps records and the organization out of %s, however it is printed', (_, make) => {
    const error = make()

    expect(error.message).not.toMatch(secret)
    expect(String(error)).not.toMatch(secret)
    expect(error.stack?.split('\n    at ')[0]).not.toMatch(secret)
    expect(JSON.stringify(error)).not.toMatch(secret)
    expect(inspect(error, { depth: 10, showHidden: true }).split('\n    at ')[0]).not.toMatch(secret)
    expect(inspect({ error }, { depth: 10, getters: false })).not.toMatch(secret)
  })

  it('marks what was taken out and leaves the rest readable', () => {
    expect(new UsageError(text).message).toBe(
      'lead With Id = {id} Does Not Exist at {organization}/api/data/v9.2/leads({id}), nor {{id}}',
    )
  })

  it.each([
    ['http://localhost:8080/api/data/v9.2/WhoAmI', '{organization}/api/data/v9.2/WhoAmI'],
    ['HTTPS://CONTOSO.CRM.DYNAMICS.COM', '{organization}'],
    ['visit https://aka.ms/azsdk/js/identity', 'visit https://aka.ms/azsdk/js/identity'],
    ['https://aka.ms.evil.example/x', '{organization}/x'],
    ["'https://contoso.crm.dynamics.com'", "'{organization}'"],
    [
      'see https://user:word@contoso.crm.dynamics.com:443/x and http://other.example/y',
      'see {organization}/x and {organization}/y',
    ],
  ])('knows a URL in %s', (given, want) => {
    expect(new UsageError(given).message).toBe(want)
  })

  it.each([
    ['contoso.crm4.dynamics.com', '{organization}'],
    ['host contoso.api.crm.dynamics.com:443', 'host {organization}:443'],
    ['getaddrinfo ENOTFOUND crm.contoso.example', 'getaddrinfo ENOTFOUND {organization}'],
    ['getaddrinfo EAI_AGAIN contoso', 'getaddrinfo EAI_AGAIN {organization}'],
  ])('knows a host in %s', (given, want) => {
    expect(new UsageError(given).message).toBe(want)
  })

  it('covers what caused an error, when it is printed', () => {
    const socket = Object.assign(new Error('getaddrinfo ENOTFOUND contoso.crm4.dynamics.com'), {
      hostname: 'contoso.crm4.dynamics.com',
    })
    const cause = new TypeError(`fetch failed: ${text}`, { cause: socket })
    const error = new TransportError('leads.query was not sent.', { cause })

    const printed = inspect({ error }, { depth: 10, showHidden: true })

    expect(printed).not.toMatch(secret)
    expect(printed).toContain('caused by TypeError: fetch failed')
    expect(printed).toContain('caused by Error: getaddrinfo ENOTFOUND {organization}')
    expect(error.cause).toBe(cause)
  })

  it('leaves numbers, codes and words alone that only look a little like an id', () => {
    const harmless = 'Error 0x80040217 on 2026-03-01T10:00:00Z, page 5000-5001, httpsomething'

    expect(new UsageError(harmless).message).toBe(harmless)
  })

  it('lists every fault of options in one message', () => {
    const error = new OptionsError(['orgUrl is missing', 'tenantId is missing'])

    expect(error.message).toBe('The client cannot be made:\n- orgUrl is missing\n- tenantId is missing')
    expect(error).toMatchObject({
      name: 'OptionsError',
      kind: 'usage',
      faults: ['orgUrl is missing', 'tenantId is missing'],
    })
    expect(error).toBeInstanceOf(UsageError)
  })
})
