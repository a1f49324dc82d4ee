import { createClient } from 'dynamics365-crm'
import { whoAmI } from 'dynamics365-crm/actions'
import { describe, expect, it, vi } from 'vitest'
import { answer } from '../http/answers.js'
import { recordingFetch } from '../http/recording-fetch.js'

const orgUrl = 'https://contoso.crm.dynamics.com'
const caller = { UserId: '1', BusinessUnitId: '2', OrganizationId: '3' }

describe('a client that is made at once', () => {
  it('sends nothing and asks for no token until it is used', async () => {
    const getToken = vi.fn(async () => ({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 }))
    const { fetch, sent } = recordingFetch(() => answer(200, caller))

    const client = createClient({ orgUrl, credential: { getToken }, fetch })
    const before = [sent.length, getToken.mock.calls.length]
    await client.execute(whoAmI())

    expect(before).toEqual([0, 0])
    expect(sent.map(({ url }) => url)).toEqual([`${orgUrl}/api/data/v9.2/WhoAmI`])
  })

  it('takes a function for a credential and gives it the scope', async () => {
    const credential = vi.fn(async () => 'a')
    const { fetch, sent } = recordingFetch(() => answer(200, caller))

    await createClient({ orgUrl: `${orgUrl}/`, credential, fetch }).execute(whoAmI())

    expect(credential.mock.calls).toEqual([[`${orgUrl}/.default`]])
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer a')
  })

  it('names the organization in the scope without .api., and calls it as it was given', async () => {
    const credential = vi.fn(async () => 'a')
    const { fetch, sent } = recordingFetch(() => answer(200, caller))
    const other = 'https://contoso.api.crm.dynamics.com'

    await createClient({ orgUrl: other, credential, fetch }).execute(whoAmI())

    expect(credential.mock.calls).toEqual([[`${orgUrl}/.default`]])
    expect(sent.map(({ url }) => url)).toEqual([`${other}/api/data/v9.2/WhoAmI`])
  })

  it('asks a function again after ten minutes less the margin', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const credential = vi.fn(async () => 'a')
    const { fetch } = recordingFetch(() => answer(200, caller))
    const client = createClient({ orgUrl, credential, fetch })

    await client.execute(whoAmI())
    vi.setSystemTime(Date.now() + 299_999)
    await client.execute(whoAmI())
    const within = credential.mock.calls.length
    vi.setSystemTime(Date.now() + 1)
    await client.execute(whoAmI())
    vi.useRealTimers()

    expect([within, credential.mock.calls.length]).toEqual([1, 2])
  })

  it('acts for another user as a second client over the same connection', async () => {
    const user = '22222222-0000-0000-0000-000000000002'
    const other = '33333333-0000-0000-0000-000000000003'
    const { fetch, sent } = recordingFetch(() => answer(200, caller))
    const client = createClient({ orgUrl, credential: async () => 'a', fetch })
    const acting = client.as(user)

    await client.execute(whoAmI())
    await acting.execute(whoAmI())
    await acting.execute(whoAmI(), { as: other })

    expect(sent.map(({ headers }) => headers.get('callerobjectid'))).toEqual([null, user, other])
  })

  it('lets no secret out when it is printed', async () => {
    const { inspect } = await import('node:util')
    const options = { orgUrl, tenantId: 't', clientId: 'c', clientSecret: 'a~secret' }

    const client = createClient(options)

    const text = inspect(client, { depth: Infinity, showHidden: true }) + JSON.stringify(client)
    expect(text).not.toContain('a~secret')
  })
})
