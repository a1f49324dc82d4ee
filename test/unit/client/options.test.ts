import { type ClientOptions, connect, createClient } from 'dynamics365-crm'
import { OptionsError } from 'dynamics365-crm/errors'
import { describe, expect, it, vi } from 'vitest'

const secret = 'a~secret~that~nobody~may~see'
const complete = {
  orgUrl: 'https://contoso.crm.dynamics.com',
  tenantId: 'tenant-id',
  clientId: 'client-id',
  clientSecret: secret,
}

/** What a caller without types may give. */
const untyped = (options: unknown) => options as ClientOptions // the check is what is tested

async function faultsOf(options: unknown): Promise<readonly string[]> {
  const error = await connect(untyped(options)).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof OptionsError)) throw new Error('The options were not refused as such.', { cause: error })
  return error.faults
}

/** What `createClient` says at once. */
function faultsAtOnce(options: unknown): readonly string[] {
  try {
    createClient(untyped(options))
  } catch (error) {
    if (error instanceof OptionsError) return error.faults
    throw error
  }
  return []
}

describe('the options of a client', () => {
  it.each([
    [undefined, 'orgUrl is missing'],
    ['', 'orgUrl is missing'],
    ['contoso', 'orgUrl is not a URL'],
    [7, 'orgUrl is not a URL'],
    ['http://contoso.crm.dynamics.com', 'orgUrl must start with https'],
    ['http://127.0.0.1.evil.example', 'orgUrl must start with https'],
    ['http://localhost.evil.example', 'orgUrl must start with https'],
    ['ftp://localhost', 'orgUrl must start with https'],
    ['https://contoso.crm.dynamics.com/main.aspx', 'orgUrl must end after the host'],
    ['https://contoso.crm.dynamics.com/?a=1', 'orgUrl must end after the host'],
    ['https://contoso.crm.dynamics.com/#a', 'orgUrl must end after the host'],
    ['https://ann@contoso.crm.dynamics.com', 'orgUrl must not hold a user name'],
    ['https://ann:pass@contoso.crm.dynamics.com', 'orgUrl must not hold a user name'],
  ])('refuse the organization %s', async (orgUrl, fault) => {
    const options = { ...complete, orgUrl }

    expect(await faultsOf(options)).toEqual([expect.stringContaining(fault)])
    expect(faultsAtOnce(options)).toEqual([expect.stringContaining(fault)])
  })

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'https://localhost'])(
    'take an organization on this machine: %s',
    (orgUrl) => {
      expect(faultsAtOnce({ ...complete, orgUrl })).toEqual([])
    },
  )

  it.each(['tenantId', 'clientId', 'clientSecret'])('miss %s', async (name) => {
    for (const value of [undefined, '', 7]) {
      const options = { ...complete, [name]: value }
      expect(await faultsOf(options)).toEqual([expect.stringContaining(`${name} is missing`)])
      expect(faultsAtOnce(options)).toEqual([expect.stringContaining(`${name} is missing`)])
    }
  })

  it('list every fault in one error', async () => {
    const faults = await faultsOf({
      orgUrl: 'http://ann:pass@contoso.crm.dynamics.com/main.aspx',
      clientId: '',
      fetch: 'fetch',
      timeoutInMs: 0,
      maxRetries: -1,
      maxElapsedInMs: 1.5,
      maxParallel: Number.NaN,
    })

    expect(faults.map((fault) => fault.split(/ (?:is|must)\b/)[0])).toEqual([
      'orgUrl',
      'orgUrl',
      'orgUrl',
      'Who',
      'timeoutInMs',
      'maxRetries',
      'maxElapsedInMs',
      'maxParallel',
      'fetch',
    ])
  })

  it('name one that is misspelt', async () => {
    const options = { ...complete, clientsecret: secret }

    expect(await faultsOf(options)).toEqual(['There is no option clientsecret'])
    expect(faultsAtOnce(options)).toEqual(['There is no option clientsecret'])
  })

  it.each([null, {}, 'credential', { getToken: 'no' }])(
    'refuse a credential that gives no token: %j',
    async (credential) => {
      const options = { orgUrl: complete.orgUrl, credential }

      expect(await faultsOf(options)).toEqual([expect.stringContaining('credential must have a getToken method')])
      expect(faultsAtOnce(options)).not.toEqual([])
    },
  )

  it.each([undefined, null, {}])('miss everything when there are none: %j', async (options) => {
    expect(await faultsOf(options)).toEqual([
      expect.stringMatching(/^orgUrl/),
      expect.stringMatching(/^Who is the client/),
    ])
    expect(faultsAtOnce(options)).toEqual(await faultsOf(options))
  })

  it('are refused without their values, before anything is sent', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const options = {
      ...complete,
      orgUrl: 'https://ann:pass@contoso.crm.dynamics.com/main.aspx',
      fetch,
      maxRetries: -7,
    }

    const error = await connect(options).catch((reason: unknown) => reason)

    const text = `${error} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`
    for (const value of ['ann', 'pass', 'main.aspx', secret, 'tenant-id', 'client-id', '-7']) {
      expect(text).not.toMatch(new RegExp(`\\b${value}\\b`))
    }
    expect(fetch).not.toHaveBeenCalled()
  })
})
