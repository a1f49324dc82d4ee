import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadNodeTransport } from '../../../src/transport/index.js'

const before = getCACertificates('default')
const servers: { close(): unknown; closeAllConnections(): void }[] = []
const asked: { readonly url: string; through: string }[] = []
let origin = ''
let proxyUrl = ''

async function listen(server: Pick<Server, 'listen' | 'address' | 'close' | 'closeAllConnections'>): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // it listens on a port
}

/** A proxy that passes on bytes, and writes down what it could read of them. */
function proxy(): Server {
  const server = createServer()
  server.on('connect', ({ url = '' }, socket) => {
    const [host, port] = url.split(':')
    const onward = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    const one = { url, through: '' }
    asked.push(one)
    socket.on('data', (bytes: Buffer) => {
      one.through += bytes.toString('latin1')
      onward.write(bytes)
    })
    onward.pipe(socket)
    socket.on('close', () => onward.destroy())
  })
  return server
}

beforeAll(async () => {
  const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: 'localhost' }] }]
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], { extensions })
  setDefaultCACertificates([...before, cert])
  const server = createTlsServer({ cert, key }, ({ headers }, outgoing) => outgoing.end(headers.authorization))
  origin = `https://localhost:${await listen(server)}`
  proxyUrl = `http://127.0.0.1:${await listen(proxy())}`
})

afterAll(() => {
  setDefaultCACertificates(before)
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
})

async function send(through: string | false | undefined, to = origin): Promise<string> {
  const transport = await loadNodeTransport({ proxy: through })
  const headers = { authorization: 'Bearer token-1' }
  const { signal } = new AbortController()
  const answer = await transport({ origin: to, path: '/x', method: 'GET', headers, signal, redirect: 'manual' })
  return answer.text()
}

describe('the Node transport over TLS', () => {
  it('reaches the organization itself', async () => {
    expect(await send(false)).toBe('Bearer token-1')
  })

  it('goes through the proxy of the environment, which reads nothing of it', async () => {
    vi.stubEnv('HTTPS_PROXY', proxyUrl)
    vi.stubEnv('NO_PROXY', '')

    expect(await send(undefined)).toBe('Bearer token-1')

    expect(asked.map(({ url }) => url)).toEqual([new URL(origin).host])
    expect(asked[0]?.through.length).toBeGreaterThan(100)
    expect(asked[0]?.through).not.toContain('token-1')
    vi.unstubAllEnvs()
  })

  it.each(['localhost', '*'])('passes the proxy by for what NO_PROXY names: %s', async (names) => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1')
    vi.stubEnv('NO_PROXY', names)

    expect(await send(undefined)).toBe('Bearer token-1')
    vi.unstubAllEnvs()
  })

  it('trusts no certificate that nobody has vouched for', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }])
    const stranger = createTlsServer({ cert, key }, (_, outgoing) => outgoing.end())
    const port = await listen(stranger)

    await expect(send(false, `https://localhost:${port}`)).rejects.toMatchObject({
      code: expect.stringMatching(/CERT/),
    })
    await expect(send(proxyUrl, `https://localhost:${port}`)).rejects.toMatchObject({
      code: expect.stringMatching(/CERT/),
    })
  })
})
