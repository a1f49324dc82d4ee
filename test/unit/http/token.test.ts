import { afterEach, describe, expect, it, vi } from 'vitest'
import { AuthenticationError, MissingUserError, PermissionError } from '../../../src/errors/index.js'
import type { AccessToken, TokenCredential } from '../../../src/http/index.js'
import { answer, refusal } from './answers.js'
import { resumeTime, stopTime } from './fake-time.js'
import { openExecutor, origin } from './open-executor.js'
import { reading, writing } from './operations.js'

afterEach(() => resumeTime())

const unauthorized = () => new Response(null, { status: 401 })
const tokens = (sent: readonly { readonly headers: Headers }[]) =>
  sent.map(({ headers }) => headers.get('authorization'))

/** Credentials that give one token after the other. */
const giving = (...given: readonly (AccessToken | null)[]) => {
  const getToken = vi.fn<TokenCredential['getToken']>()
  for (const token of given) getToken.mockResolvedValueOnce(token)
  return { getToken }
}

describe('the token', () => {
  it('is asked for once by a hundred calls at the same time', async () => {
    const { executor, sent, tokensAsked } = openExecutor(() => answer(200, {}))

    await Promise.all(Array.from({ length: 100 }, () => executor.execute(reading())))

    expect(tokensAsked()).toBe(1)
    expect(new Set(tokens(sent))).toEqual(new Set(['Bearer token-1']))
    expect(sent.length).toBe(100)
  })

  it('is asked for with the scope of the organization', async () => {
    const credential = giving({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 })
    const { executor } = openExecutor(() => answer(200, {}), { credential })

    await executor.execute(reading())

    expect(credential.getToken.mock.calls).toEqual([[`${origin}/.default`, { enableCae: true }]])
  })

  it('is renewed five minutes before it ends, while the old one is used', async () => {
    stopTime()
    const end = Date.now() + 3_600_000
    const later = { token: 'b', expiresOnTimestamp: end + 3_600_000 }
    const credential = giving({ token: 'a', expiresOnTimestamp: end }, later)
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential })

    await executor.execute(reading())
    vi.setSystemTime(end - 300_001)
    await executor.execute(reading())
    vi.setSystemTime(end - 300_000)
    await executor.execute(reading())
    await executor.execute(reading())

    expect(tokens(sent)).toEqual(['Bearer a', 'Bearer a', 'Bearer a', 'Bearer b'])
  })

  it('is renewed after half its life when that is short', async () => {
    stopTime()
    const end = Date.now() + 60_000
    const later = { token: 'b', expiresOnTimestamp: end + 3_600_000 }
    const credential = giving({ token: 'a', expiresOnTimestamp: end }, later)
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential })

    await executor.execute(reading())
    vi.setSystemTime(end - 30_001)
    await executor.execute(reading())
    vi.setSystemTime(end - 30_000)
    await executor.execute(reading())
    await executor.execute(reading())

    expect(tokens(sent)).toEqual(['Bearer a', 'Bearer a', 'Bearer a', 'Bearer b'])
  })

  it('is used on when it cannot be renewed ahead of time, and asked for again half a minute later', async () => {
    stopTime()
    const end = Date.now() + 3_600_000
    const credential = giving({ token: 'a', expiresOnTimestamp: end })
    credential.getToken.mockRejectedValueOnce(new Error('offline'))
    credential.getToken.mockResolvedValueOnce({ token: 'b', expiresOnTimestamp: end + 3_600_000 })
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential })

    await executor.execute(reading())
    vi.setSystemTime(end - 300_000)
    for (let call = 0; call < 3; call += 1) await executor.execute(reading())
    const askedBefore = credential.getToken.mock.calls.length
    vi.setSystemTime(end - 270_000)
    for (let call = 0; call < 2; call += 1) await executor.execute(reading())

    expect(askedBefore).toBe(2)
    expect(tokens(sent)).toEqual([...Array(5).fill('Bearer a'), 'Bearer b'])
  })

  it('is waited for once it has ended', async () => {
    stopTime()
    const end = Date.now() + 3_600_000
    const later = { token: 'b', expiresOnTimestamp: end + 3_600_000 }
    const { executor, sent } = openExecutor(() => answer(200, {}), {
      credential: giving({ token: 'a', expiresOnTimestamp: end }, later),
    })

    await executor.execute(reading())
    vi.setSystemTime(end)
    await executor.execute(reading())

    expect(tokens(sent)).toEqual(['Bearer a', 'Bearer b'])
  })

  it('is renewed when its credential says so', async () => {
    stopTime()
    const now = Date.now()
    const first = { token: 'a', expiresOnTimestamp: now + 86_400_000, refreshAfterTimestamp: now + 1_000 }
    const { executor, sent } = openExecutor(() => answer(200, {}), {
      credential: giving(first, { token: 'b', expiresOnTimestamp: now + 86_400_000 }),
    })

    await executor.execute(reading())
    vi.setSystemTime(now + 1_000)
    await executor.execute(reading())
    await executor.execute(reading())

    expect(tokens(sent)).toEqual(['Bearer a', 'Bearer a', 'Bearer b'])
  })

  it('is asked for again after a credential failed', async () => {
    const credential = giving()
    credential.getToken.mockRejectedValueOnce(new Error('offline'))
    credential.getToken.mockResolvedValueOnce({ token: 'a', expiresOnTimestamp: Date.now() + 3_600_000 })
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential })

    await expect(executor.execute(reading())).rejects.toBeInstanceOf(AuthenticationError)
    await executor.execute(reading())

    expect(tokens(sent)).toEqual(['Bearer a'])
  })

  it.each([
    ['none', null],
    ['an empty one', { token: '', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }],
    ['one with a line break', { token: 'a\nb', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }],
    ['one without an end', { token: 'a', expiresOnTimestamp: Number.NaN }],
  ])('is missed before anything is sent when the credential gives %s', async (_, token) => {
    const { executor, sent } = openExecutor(() => answer(200, {}), { credential: giving(token) })

    await expect(executor.execute(reading())).rejects.toBeInstanceOf(AuthenticationError)

    expect(sent).toEqual([])
  })
})

describe('a token that the service does not take', () => {
  it.each([
    ['a read', reading()],
    ['a write', writing({ expects: 'json', read: ({ body }) => body })],
  ])('is replaced once: %s', async (_, operation) => {
    const { executor, sent } = openExecutor((_, nth) => (nth === 1 ? unauthorized() : answer(200, { done: true })))

    const result = await executor.execute(operation)

    expect(result).toEqual({ done: true })
    expect(tokens(sent)).toEqual(['Bearer token-1', 'Bearer token-2'])
    expect(sent[1]?.body).toBe(sent[0]?.body)
  })

  it('is replaced by one that has what the service wants to see proved', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}'
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`
    const end = Date.now() + 3_600_000
    const credential = giving({ token: 'a', expiresOnTimestamp: end }, { token: 'b', expiresOnTimestamp: end })
    const { executor, sent } = openExecutor(
      (_, nth) =>
        nth === 1 ? new Response(null, { status: 401, headers: { 'WWW-Authenticate': challenge } }) : answer(200, {}),
      { credential },
    )

    await executor.execute(reading())

    expect(credential.getToken.mock.calls[1]).toEqual([`${origin}/.default`, { enableCae: true, claims }])
    expect(tokens(sent)).toEqual(['Bearer a', 'Bearer b'])
  })

  it.each(['Bearer', 'Bearer claims="%%%"', 'Bearer claims="bm90IEpTT04="'])(
    'is replaced with no claims where the challenge has none that can be read: %s',
    async (challenge) => {
      const end = Date.now() + 3_600_000
      const credential = giving({ token: 'a', expiresOnTimestamp: end }, { token: 'b', expiresOnTimestamp: end })
      const headers = { 'WWW-Authenticate': challenge }
      const { executor } = openExecutor(
        (_, nth) => (nth === 1 ? new Response(null, { status: 401, headers }) : answer(200, {})),
        { credential },
      )

      await executor.execute(reading())

      expect(credential.getToken.mock.calls[1]?.[1]).toEqual({ enableCae: true })
    },
  )

  it('ends the call when the next one is not taken either', async () => {
    const { executor, sent } = openExecutor(unauthorized)

    await expect(executor.execute(reading())).rejects.toBeInstanceOf(AuthenticationError)

    expect(sent.length).toBe(2)
  })

  it('is replaced once for all calls that were refused together', async () => {
    const { executor, tokensAsked } = openExecutor(({ headers }) =>
      headers.get('authorization') === 'Bearer token-1' ? unauthorized() : answer(200, {}),
    )

    await Promise.all(Array.from({ length: 20 }, () => executor.execute(reading())))

    expect(tokensAsked()).toBe(2)
  })

  it('is told from a user who is missing or may not, where another token would not help', async () => {
    const missing = openExecutor(() => refusal(403, '0x80072560', 'The user is not a member of the organization.'))
    const forbidden = openExecutor(() => refusal(403, '0x80040220', 'Principal user is missing prvReadAccount.'))

    await expect(missing.executor.execute(reading())).rejects.toBeInstanceOf(MissingUserError)
    await expect(forbidden.executor.execute(reading())).rejects.toBeInstanceOf(PermissionError)

    expect([missing.sent.length, missing.tokensAsked()]).toEqual([1, 1])
    expect([forbidden.sent.length, forbidden.tokensAsked()]).toEqual([1, 1])
  })
})
