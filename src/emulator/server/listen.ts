import type { IncomingMessage, ServerResponse } from 'node:http'

/** An emulator that can be reached over HTTP. */
export interface Listening {
  /** `http://127.0.0.1:8080`: the organization's URL for those who come by it. */
  readonly url: string
  /** Ends open connections too. */
  close(): Promise<void>
}

type Answer = (request: Request) => Promise<Response>

/** The longest URL that the service reads has to get through, and the headers besides it. */
const maxHeaderSize = 128 * 1024

/** Serves on 127.0.0.1, where no other machine can reach it. Port 0: a free one. */
export async function listenOnLoopback(answer: Answer, port: number): Promise<Listening> {
  // Loaded on demand: the emulator itself runs in browsers too.
  const { createServer } = await import('node:http')
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    transfer(answer, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return Object.freeze<Listening>({
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

async function transfer(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
  const response = isOwn(url, incoming)
    ? await answer(await toRequest(url, incoming))
    : new Response(null, { status: 404 })
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(new Uint8Array(await response.arrayBuffer()))
}

/** Whether the caller means this server. A web page that had its own name resolved to this machine does not. */
function isOwn({ hostname, port }: URL, { socket }: IncomingMessage): boolean {
  return (hostname === '127.0.0.1' || hostname === 'localhost') && (port || '80') === String(socket.localPort)
}

async function toRequest(url: URL, incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const method = incoming.method ?? 'GET'
  const { buffer } = await import('node:stream/consumers')
  const body = await buffer(incoming)
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD'
  return new Request(url, hasBody ? { method, headers, body: new Uint8Array(body) } : { method, headers })
}
