import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { UnexpectedResponseError, UsageError } from '../../../src/errors/index.js'
import { openExecutor } from './open-executor.js'
import { reading, writing } from './operations.js'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on this machine, and everything that reached it. */
async function serve(listener: RequestListener) {
  const reached: IncomingMessage[] = []
  let connections = 0
  const server = createServer((incoming, outgoing) => {
    reached.push(incoming)
    listener(incoming, outgoing)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { url: `http://127.0.0.1:${address.port}`, reached, connections: () => connections }
}

const overSockets = (url: string) =>
  openExecutor(
    () => {
      throw new Error('Over sockets the recording fetch is not called.')
    },
    { apiRoot: new URL(`${url}/api/data/v9.2/`), fetch: globalThis.fetch },
  )

describe('over sockets', () => {
  it.each([
    [302, reading()],
    [307, writing()],
  ])('no byte goes where a redirect points: %i', async (status, operation) => {
    const foreign = await serve((_, outgoing) => outgoing.end('{}'))
    const own = await serve((_, outgoing) => {
      outgoing.writeHead(status, { Location: `${foreign.url}/api/data/v9.2/accounts` })
      outgoing.end()
    })

    const call = overSockets(own.url).executor.execute(operation)

    await expect(call).rejects.toBeInstanceOf(UnexpectedResponseError)
    expect(own.reached.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
    expect(foreign.connections()).toBe(0)
  })

  it('no byte goes where a foreign next link points', async () => {
    const foreign = await serve((_, outgoing) => outgoing.end('{}'))
    const own = await serve((_, outgoing) => outgoing.end('{}'))

    const call = overSockets(own.url).executor.execute(reading({ path: `${foreign.url}/api/data/v9.2/accounts` }))

    await expect(call).rejects.toBeInstanceOf(UsageError)
    expect([own.connections(), foreign.connections()]).toEqual([0, 0])
  })

  it('an answer that breaks off is no answer', async () => {
    const own = await serve((_, outgoing) => {
      outgoing.writeHead(201, { 'Content-Length': '100' })
      outgoing.write('{"name":', () => outgoing.destroy())
    })

    await expect(overSockets(own.url).executor.execute(writing({ expects: 'json' }))).rejects.toMatchObject({
      kind: 'outcome-unknown',
    })
    expect(own.reached.length).toBe(1)
  })
})
