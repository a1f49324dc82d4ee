import { describe, expect, it } from 'vitest'
import { UnexpectedResponseError, UsageError } from '../../../src/errors/index.js'
import { createdId } from '../../../src/records/created-id.js'
import { answer } from './answers.js'
import { apiRoot, openExecutor, origin } from './open-executor.js'
import { reading, writing } from './operations.js'

const foreign = [
  'https://evil.example/api/data/v9.2/accounts',
  'https://contoso.crm.dynamics.com.evil.example/api/data/v9.2/accounts',
  'https://fabrikam.crm.dynamics.com/api/data/v9.2/accounts',
  'https://contoso.crm4.dynamics.com/api/data/v9.2/accounts',
  'https://contoso.evil.crm.dynamics.com/api/data/v9.2/accounts',
  'http://contoso.crm.dynamics.com/api/data/v9.2/accounts',
  'https://contoso.crm.dynamics.com:8443/api/data/v9.2/accounts',
  'https://contoso.crm.dynamics.com@evil.example/api/data/v9.2/accounts',
  'https://user:pass@contoso.crm.dynamics.com/api/data/v9.2/accounts',
  '//evil.example/api/data/v9.2/accounts',
  '\\\\evil.example\\api',
  '/\t/evil.example/',
  'data:application/json,{}',
  'file:///etc/hosts',
]

describe('a path to another origin', () => {
  it.each(foreign)('is refused before a token is asked for: %s', async (path) => {
    const { executor, sent, tokensAsked } = openExecutor(() => answer(200, {}))

    await expect(executor.execute(reading({ path }))).rejects.toBeInstanceOf(UsageError)

    expect(sent).toEqual([])
    expect(tokensAsked()).toBe(0)
  })
})

describe('a path that is no URL', () => {
  it.each(['https://', 'http://[::1', 'https://contoso.crm.dynamics.com:port/'])('is refused: %s', async (path) => {
    const { executor, sent } = openExecutor(() => answer(200, {}))

    await expect(executor.execute(reading({ path }))).rejects.toBeInstanceOf(UsageError)

    expect(sent).toEqual([])
  })
})

describe('the organization’s own origin', () => {
  it.each([
    ['accounts', `${apiRoot}accounts`],
    [`${apiRoot}accounts?$skiptoken=1`, `${apiRoot}accounts?$skiptoken=1`],
    ['https://CONTOSO.crm.dynamics.com:443/api/data/v9.2/accounts', `${apiRoot}accounts`],
    [
      'https://contoso.api.crm.dynamics.com/api/data/v9.2/accounts',
      'https://contoso.api.crm.dynamics.com/api/data/v9.2/accounts',
    ],
  ])('is taken in either form: %s', async (path, url) => {
    const { executor, sent } = openExecutor(() => answer(200, {}))

    await executor.execute(reading({ path }))

    expect(sent.map((one) => one.url)).toEqual([url])
  })

  it('is taken without .api. by a client that was made with it', async () => {
    const { executor, sent } = openExecutor(() => answer(200, {}), {
      apiRoot: new URL('https://contoso.api.crm.dynamics.com/api/data/v9.2/'),
    })

    await executor.execute(reading({ path: `${apiRoot}accounts` }))

    expect(sent.map((one) => one.url)).toEqual([`${apiRoot}accounts`])
  })

  it.each([
    ['http://127.0.0.1:8080', 'http://127.api.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost.api:8080'],
    ['https://crm.contoso.example', 'https://crm.api.contoso.example'],
  ])('has one form only where Microsoft does not give out the names: %s', async (own, other) => {
    const { executor, sent } = openExecutor(() => answer(200, {}), { apiRoot: new URL(`${own}/api/data/v9.2/`) })

    await executor.execute(reading())
    await expect(executor.execute(reading({ path: `${other}/api/data/v9.2/accounts` }))).rejects.toThrow()

    expect(sent.map((one) => new URL(one.url).origin)).toEqual([own])
  })
})

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is not followed: %i', async (status) => {
    const headers = { Location: 'https://evil.example/', 'OData-EntityId': `${apiRoot}accounts(1)` }
    const { executor, sent } = openExecutor(() => new Response(null, { status, headers }))

    await expect(executor.execute(writing())).rejects.toBeInstanceOf(UnexpectedResponseError)

    expect(sent.map((one) => new URL(one.url).origin)).toEqual([origin])
  })
})

describe('the address of a new record', () => {
  it('is read for its id and never called', async () => {
    const id = '33333333-0000-0000-0000-000000000003'
    const headers = { Location: `https://evil.example/accounts(${id})` }
    const { executor, sent } = openExecutor(() => new Response(null, { status: 204, headers }))

    const made = await executor.execute(writing({ read: (given) => createdId(given, 'accountid', 'accounts.create') }))

    expect(made).toBe(id)
    expect(sent.map((one) => new URL(one.url).origin)).toEqual([origin])
  })
})
