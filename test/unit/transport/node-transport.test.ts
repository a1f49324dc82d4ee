import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { loadNodeTransport, type TransportRequest } from '../../../src/transport/index.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
}

async function send(origin: string, changes: Partial<TransportRequest> = {}, proxy: string | false = false) {
  const transport = await loadNodeTransport({ proxy })
  const { signal } = new AbortController()
  return transport({ origin, path: '/x', method: 'GET', headers: {}, signal, redirect: 'manual', ...changes })
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Tells what came in. */
const echo: RequestListener = async (incoming, outgoing) => {
  const { method, url, headers } = incoming
  outgoing.end(JSON.stringify({ method, url, headers, body: await bodyOf(incoming) }))
}

describe('the Node transport', () => {
  it.each<[string, NonNullable<TransportRequest['body']>, string | undefined]>([
    ['text, its length in bytes', '€äx', '6'],
    ['bytes', new TextEncoder().encode('abc'), '3'],
    ['a blob', new Blob(['abc']), '3'],
    ['a stream', new Blob(['abc']).stream(), undefined],
  ])('sends %s', async (_, body, length) => {
    const response = await send(await listen(echo), { method: 'POST', body, headers: { 'x-a': 'b' } })

    const got = JSON.parse(await response.text())
    expect(got).toMatchObject({ method: 'POST', url: '/x', headers: { 'x-a': 'b' } })
    expect(got.headers['content-length']).toBe(length)
    expect(got.body).toBe(body === '€äx' ? body : 'abc')
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('reads what is compressed: %s', async (encoding, compress) => {
    const origin = await listen((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Encoding': encoding }).end(compress('Northwind'))
    })

    expect(await (await send(origin)).text()).toBe('Northwind')
    expect(new TextDecoder().decode(await (await send(origin)).arrayBuffer())).toBe('Northwind')
    expect(await new Response((await send(origin)).body).text()).toBe('Northwind')
  })

  it('has headers by names in any letter case, cookies one by one', async () => {
    const origin = await listen((_, outgoing) => {
      outgoing.setHeader('Set-Cookie', ['a=1', 'b=2'])
      outgoing.setHeader('X-Two', ['1', '2'])
      outgoing.end()
    })

    const { headers } = await send(origin)

    expect([headers.get('x-TWO'), headers.has('x-none'), headers.get('x-none')]).toEqual(['1, 2', false, null])
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect([...headers]).toEqual(
      expect.arrayContaining([
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['x-two', '1, 2'],
      ]),
    )
  })

  it('follows no redirect', async () => {
    const origin = await listen((_, outgoing) => {
      outgoing.writeHead(302, { Location: 'https://elsewhere.example/' }).end()
    })

    expect((await send(origin)).status).toBe(302)
  })

  it('keeps its connections', async () => {
    const ports = new Set<number | undefined>()
    const origin = await listen(({ socket }, outgoing) => {
      ports.add(socket.remotePort)
      outgoing.end('x')
    })
    const transport = await loadNodeTransport({ proxy: false })
    const { signal } = new AbortController()
    const request = { origin, path: '/', method: 'GET', headers: {}, signal, redirect: 'manual' } as const

    for (let nth = 0; nth < 5; nth += 1) await (await transport(request)).text()

    expect(ports.size).toBe(1)
  })

  it.each(['plain', 'gzip'])('tells an answer that breaks off: %s', async (encoding) => {
    const origin = await listen((_, outgoing) => {
      const bytes = encoding === 'gzip' ? gzipSync('Northwind'.repeat(1_000)) : Buffer.from('Northwind')
      const headers = encoding === 'gzip' ? { 'Content-Encoding': 'gzip' } : {}
      outgoing.writeHead(200, { ...headers, 'Content-Length': bytes.length })
      outgoing.write(bytes.subarray(0, 4), () => outgoing.destroy())
    })

    await expect(send(origin).then((response) => response.text())).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('tells a connection that breaks before an answer, and one that nobody takes', async () => {
    const origin = await listen(({ socket }) => socket.destroy())

    await expect(send(origin)).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(send('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('ends with the reason of its signal, before, while it waits and while it reads', async () => {
    const silent = await listen(() => {})
    const slow = await listen((_, outgoing) => void outgoing.writeHead(200, { 'Content-Length': 9 }).write('x'))
    const before = AbortSignal.abort('before')
    const waiting = new AbortController()
    const reading = new AbortController()

    const waits = send(silent, { signal: waiting.signal })
    const reads = send(slow, { signal: reading.signal }).then((response) => {
      queueMicrotask(() => reading.abort('reading'))
      return response.text()
    })
    setImmediate(() => waiting.abort('waiting'))

    await expect(send(silent, { signal: before })).rejects.toBe('before')
    await expect(waits).rejects.toBe('waiting')
    await expect(reads).rejects.toBe('reading')
  })

  it('goes through a proxy, which gets its own name and password and nothing of the request', async () => {
    const asked: string[] = []
    const origin = await listen(echo)
    const proxy = createServer()
    servers.push(proxy)
    proxy.on('connect', ({ url = '', headers }, socket) => {
      asked.push(`${url} ${JSON.stringify(headers)}`)
      const [host, port] = url.split(':')
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        onward.pipe(socket).pipe(onward)
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = `http://ann:pass@127.0.0.1:${(proxy.address() as AddressInfo).port}`

    const response = await send(origin, { headers: { authorization: 'Bearer token-1' } }, address)

    expect(JSON.parse(await response.text()).headers.authorization).toBe('Bearer token-1')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain(new URL(origin).host)
    expect(asked[0]).toContain(btoa('ann:pass'))
    expect(asked[0]).not.toContain('token-1')
  })
})
