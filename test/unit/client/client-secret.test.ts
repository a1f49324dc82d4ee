import { inspect } from 'node:util'
import { type Client, connect } from 'dynamics365-crm'
import { whoAmI } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { AuthenticationError } from 'dynamics365-crm/errors'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const tenantId = '55555555-0000-0000-0000-000000000005'
const clientId = '66666666-0000-0000-0000-000000000006'
const secret = 'a~secret~that~nobody~may~see'
const authority = `https://login.microsoftonline.com/${tenantId}`

const asked: URLSearchParams[] = []

const tokenEndpoint = http.post(`${authority}/oauth2/v2.0/token`, async ({ request }) => {
  const form = new URLSearchParams(await request.text())
  asked.push(form)
  if (form.get('client_secret') === secret) {
    return HttpResponse.json({ token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: 'issued' })
  }
  const description = `AADSTS7000215: Invalid client secret provided for app '${clientId}'.`
  return HttpResponse.json(
    { error: 'invalid_client', error_description: description, error_codes: [7_000_215] },
    { status: 401 },
  )
})

/** Where identity learns who gives tokens. */
const discovery = [
  http.get('https://login.microsoftonline.com/common/discovery/instance', () =>
    HttpResponse.json({
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.microsoftonline.com',
          aliases: ['login.microsoftonline.com'],
        },
      ],
    }),
  ),
  http.get(`${authority}/v2.0/.well-known/openid-configuration`, () =>
    HttpResponse.json({
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    }),
  ),
]

const server = setupServer(tokenEndpoint, ...discovery)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => asked.splice(0))
afterAll(() => server.close())

function open(clientSecret: string): { readonly tokens: (string | null)[]; connect(): Promise<Client> } {
  const emulator = createEmulator()
  const tokens: (string | null)[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    tokens.push(new Request(input, init).headers.get('authorization'))
    return emulator.fetch(input, init)
  }
  return { tokens, connect: () => connect({ orgUrl: emulator.orgUrl, tenantId, clientId, clientSecret, fetch }) }
}

describe('a service principal with a secret', () => {
  it('connects with a token for the organization, asked for once', async () => {
    const { tokens, connect } = open(secret)

    const client = await connect()
    await client.execute(whoAmI())

    expect(tokens).toEqual(['Bearer issued', 'Bearer issued'])
    expect(asked.map((form) => [form.get('grant_type'), form.get('client_id'), form.get('scope')])).toEqual([
      ['client_credentials', clientId, expect.stringContaining('https://contoso.crm.dynamics.com/.default')],
    ])
  })

  it('is refused with a wrong secret by the code of Microsoft Entra, and without the secret', async () => {
    const wrong = 'another~secret~that~nobody~may~see'
    const { tokens, connect } = open(wrong)

    const error = await connect().catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ message: expect.stringContaining('AADSTS7000215') })
    expect(inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error)).not.toContain(wrong)
    expect(tokens).toEqual([])
  })
})
