import { createServer } from 'node:http'
import { connect } from 'dynamics365-crm'
import { AuthenticationError, MissingUserError, TransportError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../http/answers.js'
import { recordingFetch } from '../http/recording-fetch.js'

const orgUrl = 'https://contoso.crm.dynamics.com'
const credential = async () => 'a'

const failureOf = (connecting: Promise<unknown>): Promise<unknown> =>
  connecting.then(
    () => undefined,
    (reason: unknown) => reason,
  )

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The server had no port.')
  return address.port
}

describe('connecting', () => {
  it('asks who it is and gives a client', async () => {
    const { fetch, sent } = recordingFetch(() => answer(200, { UserId: '1' }))

    const client = await connect({ orgUrl, credential, fetch })

    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${orgUrl}/api/data/v9.2/WhoAmI`])
    expect(client.execute).toBeTypeOf('function')
  })

  it('says that an organization cannot be reached, and where to look', async () => {
    const port = await closedPort()

    const error = await failureOf(connect({ orgUrl: `http://127.0.0.1:${port}`, credential }))

    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({
      message: expect.stringMatching(/cannot be reached \(ECONNREFUSED\).*orgUrl.*network/),
    })
  })

  it('says that no token was given, and where to look', async () => {
    const { fetch, sent } = recordingFetch(() => answer(200, { UserId: '1' }))
    const failing = async () => {
      throw new Error('AADSTS700016: Application was not found in the directory.')
    }

    const error = await failureOf(connect({ orgUrl, credential: failing, fetch }))

    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ message: expect.stringMatching(/No token.*AADSTS700016.*tenant.*client id.*secret/) })
    expect(sent).toEqual([])
  })

  it('says that the token was not taken, and where to look', async () => {
    const { fetch, sent } = recordingFetch(() => new Response(null, { status: 401 }))

    const error = await failureOf(connect({ orgUrl, credential, fetch }))

    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ message: expect.stringMatching(/does not take the token.*tenant.*orgUrl/) })
    expect(sent.length).toBe(2)
  })

  it('says that the service principal has no user, and how to make one', async () => {
    const { fetch, sent } = recordingFetch(() =>
      refusal(403, '0x80072560', 'The user is not a member of the organization.'),
    )

    const error = await failureOf(connect({ orgUrl, credential, fetch }))

    expect(error).toBeInstanceOf(MissingUserError)
    expect(error).toMatchObject({
      kind: 'missing-user',
      message: expect.stringMatching(/application user.*Power Platform admin center.*security role/),
    })
    expect(sent.length).toBe(1)
  })

  it('ends when it is aborted', async () => {
    const { fetch, sent } = recordingFetch(() => answer(200, { UserId: '1' }))

    const error = await failureOf(connect({ orgUrl, credential, fetch }, { signal: AbortSignal.abort() }))

    expect(error).toBeInstanceOf(TransportError)
    expect(sent).toEqual([])
  })
})
