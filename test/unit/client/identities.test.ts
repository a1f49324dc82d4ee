import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { inspect } from 'node:util'
import { DeviceCodeCredential, OnBehalfOfCredential } from '@azure/identity'
import { type ClientOptions, connect, createClient, type IdentityOptions } from 'dynamics365-crm'
import { whoAmI } from 'dynamics365-crm/actions'
import { createEmulator } from 'dynamics365-crm/emulator'
import { AuthenticationError } from 'dynamics365-crm/errors'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { generate } from 'selfsigned'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  clientId,
  clientSecret,
  entra,
  federatedToken,
  tenantId,
  tokenOf,
  userAssertion,
} from '../../fixtures/entra.js'

const microsoft = entra()
const government = entra('https://login.microsoftonline.us')
const server = setupServer(...microsoft.handlers, ...government.handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  microsoft.forget()
  government.forget()
  server.resetHandlers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

const ann = { id: '11111111-0000-0000-0000-000000000001', fullname: 'Ann Lee', token: tokenOf('ann') }
const folder = mkdtempSync(join(tmpdir(), 'identities-'))
const scope = 'https://contoso.crm.dynamics.com/.default'

/** An organization that Ann is a user of, and every request for it. */
function organization() {
  const emulator = createEmulator({ users: [ann] })
  const sent: Request[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent.push(new Request(input, init))
    return emulator.fetch(input, init)
  }
  const tokens = () => sent.map(({ headers }) => headers.get('authorization')?.replace('Bearer ', ''))
  const { orgUrl } = emulator
  const options = (identity: IdentityOptions) => ({ orgUrl, fetch, ...identity }) as ClientOptions // one of the ways
  return { orgUrl, fetch: emulator.fetch, tokens, options }
}

/** Connects, asks who it is, and gives the tokens that the organization saw. */
async function tokensOf(identity: IdentityOptions) {
  const { tokens, options } = organization()
  const client = await connect(options(identity))
  await client.execute(whoAmI())
  return tokens()
}

const program = tokenOf('the program')

describe('a service principal with a secret', () => {
  it('connects with a token for the organization, asked for once', async () => {
    expect(await tokensOf({ tenantId, clientId, clientSecret })).toEqual([program, program])
    expect(microsoft.asked.map((form) => [form.get('grant_type'), form.get('client_id'), form.get('scope')])).toEqual([
      ['client_credentials', clientId, expect.stringContaining(scope)],
    ])
  })

  it('is refused with a wrong secret by the code of Microsoft Entra, and without the secret', async () => {
    const wrong = 'another~secret~that~nobody~may~see'
    const { tokens, options } = organization()

    const error = await connect(options({ tenantId, clientId, clientSecret: wrong })).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ message: expect.stringContaining('AADSTS7000215') })
    expect(inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error)).not.toContain(wrong)
    expect(tokens()).toEqual([])
  })

  it('signs in where the cloud of its organization does', async () => {
    const { orgUrl, fetch } = organization()
    const sent: (string | null)[] = []
    const crm = createClient({
      orgUrl: 'https://contoso.crm.microsoftdynamics.us',
      tenantId,
      clientId,
      clientSecret,
      fetch: (input, init) => {
        const request = new Request(input, init)
        sent.push(request.headers.get('authorization'))
        return fetch(request.url.replace('https://contoso.crm.microsoftdynamics.us', orgUrl), request)
      },
    })

    await crm.execute(whoAmI())

    expect(sent).toEqual([`Bearer ${program}`])
    expect(microsoft.asked).toEqual([])
    expect(government.asked.map((form) => form.get('scope'))).toEqual([
      expect.stringContaining('https://contoso.crm.microsoftdynamics.us/.default'),
    ])
  })
})

describe('a service principal with a certificate', () => {
  it('signs its request, from a file and from the text of one', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'contoso' }])
    const text = `${cert}\n${key}`
    const file = join(folder, 'certificate.pem')
    writeFileSync(file, text)

    for (const clientCertificate of [file, text]) {
      microsoft.forget()
      expect(await tokensOf({ tenantId, clientId, clientCertificate })).toEqual([program, program])
      expect(microsoft.asked.map((form) => [form.get('client_assertion_type'), form.get('client_secret')])).toEqual([
        ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer', null],
      ])
    }
  })
})

describe('a managed identity', () => {
  it('of an app asks its own endpoint, for the identity that is named', async () => {
    vi.stubEnv('IDENTITY_ENDPOINT', 'http://127.0.0.1:41741/msi/token')
    vi.stubEnv('IDENTITY_HEADER', 'header~of~the~app')
    const asked: URL[] = []
    server.use(
      http.get('http://127.0.0.1:41741/msi/token', ({ request }) => {
        asked.push(new URL(request.url))
        if (request.headers.get('x-identity-header') !== 'header~of~the~app')
          return new HttpResponse(null, { status: 403 })
        const expires_on = String(Math.floor(Date.now() / 1_000) + 3_600)
        return HttpResponse.json({ access_token: program, expires_on, token_type: 'Bearer' })
      }),
    )

    const tokens = await tokensOf({ identity: 'managed-identity', clientId })

    expect(tokens).toEqual([program, program])
    expect(asked.map(({ searchParams }) => [searchParams.get('resource'), searchParams.get('client_id')])).toEqual([
      ['https://contoso.crm.dynamics.com', clientId],
    ])
  })
})

describe('a workload identity', () => {
  it('shows the token that its cluster has given it', async () => {
    const file = join(folder, 'federated-token')
    writeFileSync(file, federatedToken)
    vi.stubEnv('AZURE_TENANT_ID', tenantId)
    vi.stubEnv('AZURE_CLIENT_ID', clientId)
    vi.stubEnv('AZURE_FEDERATED_TOKEN_FILE', file)

    expect(await tokensOf({ identity: 'workload-identity' })).toEqual([program, program])
    expect(microsoft.asked.map((form) => form.get('client_assertion'))).toEqual([federatedToken])
  })
})

describe('the default chain', () => {
  it('takes the first identity that there is', async () => {
    vi.stubEnv('AZURE_TENANT_ID', tenantId)
    vi.stubEnv('AZURE_CLIENT_ID', clientId)
    vi.stubEnv('AZURE_CLIENT_SECRET', clientSecret)

    expect(await tokensOf({ identity: 'default' })).toEqual([program, program])
  })
})

describe.skipIf(process.platform === 'win32')('the Azure CLI', () => {
  it('gives the token of whoever has signed in there', async () => {
    const expiresOn = Math.floor(Date.now() / 1_000) + 3_600
    const answer = JSON.stringify({ accessToken: ann.token, expires_on: expiresOn, tokenType: 'Bearer' })
    const log = join(folder, 'az.log')
    const program = join(folder, 'az')
    writeFileSync(program, `#!/bin/sh\necho "$@" >> '${log}'\necho '${answer}'\n`)
    chmodSync(program, 0o755)
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`)

    expect(await tokensOf({ identity: 'azure-cli' })).toEqual([ann.token, ann.token])
  })
})

describe('a delegated user', () => {
  it('whose token a service passes on acts as that user', async () => {
    const { options } = organization()
    const credential = new OnBehalfOfCredential({
      tenantId,
      clientId,
      clientSecret,
      userAssertionToken: userAssertion,
    })
    const client = await connect(options({ credential }))

    const { UserId } = await client.execute(whoAmI())

    expect(UserId).toBe(ann.id)
    expect(microsoft.asked.map((form) => [form.get('requested_token_use'), form.get('scope')])).toEqual([
      ['on_behalf_of', expect.stringContaining(scope)],
    ])
  })

  it('who enters a code acts as that user', async () => {
    const { options } = organization()
    const messages: string[] = []
    const credential = new DeviceCodeCredential({
      tenantId,
      clientId,
      userPromptCallback: ({ message }) => void messages.push(message),
    })
    const client = await connect(options({ credential }))

    const { UserId } = await client.execute(whoAmI())

    expect(UserId).toBe(ann.id)
    expect(messages).toEqual(['Enter the code ABCDEFGH.'])
  })
})

describe('a page that the organization itself serves', () => {
  it('needs no credential: the cookies of the user who has signed in go along', async () => {
    vi.stubGlobal('location', { origin: 'https://contoso.crm.dynamics.com' })
    const { orgUrl, fetch } = createEmulator({ users: [ann] })
    const sent: Request[] = []
    const client = createClient({
      orgUrl,
      fetch: (input, init) => {
        const request = new Request(input, init)
        sent.push(request)
        // What a browser does with the cookies of its page.
        const isSignedIn = request.credentials === 'same-origin'
        return fetch(request, { headers: isSignedIn ? { authorization: `Bearer ${ann.token}` } : {} })
      },
    })

    const { UserId } = await client.execute(whoAmI())

    expect(UserId).toBe(ann.id)
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null])
  })

  it.each(['https://fabrikam.crm.dynamics.com', 'https://contoso.crm.dynamics.com.evil.example', 'null'])(
    'is told from others: %s',
    (origin) => {
      vi.stubGlobal('location', { origin })
      const { options } = organization()

      expect(() => createClient(options({}))).toThrow(/Who is the client/)
    },
  )
})
