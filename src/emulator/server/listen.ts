import type { IncomingMessage, ServerResponse } from 'node:http'
import { BrokenConnection } from '../faults/index.js'
import { answerUnread, patienceInMs } from './answer-unread.js'
import { readBody } from './read-body.js'
import { badUrl, wrongVerb } from './refuse.js'
import { refused, respond } from './respond.js'

/** An emulator that can be reached over HTTP. */
export interface Listening {
  /** `http://127.0.0.1:8080`: the organization's URL for those who come by it. */
  readonly url: string
  /** Ends open connections too. */
  close(): Promise<void>
}

/** What a server passes its requests on to. */
interface Service {
  answer(request: Request): Promise<Response>
  newRequestId(): string
}

/** The longest URL that the service reads has to get through, and the headers besides it. */
const maxHeaderSize = 128 * 1024

/** Serves on 127.0.0.1, where no other machine can reach it. Port 0: a free one. */
export async function listenOnLoopback(service: Service, port: number): Promise<Listening> {
  // Not imported: the emulator itself runs in browsers too.
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    transfer(service, incoming, outgoing).catch(() => outgoing.destroy())
  })
  // What asks for a tunnel comes without an answer to write to.
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n'))
  server.on('clientError', (reason: NodeJS.ErrnoException, socket) =>
    answerUnread(reason, socket, service.newRequestId()),
  )
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

async function transfer(service: Service, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await responseTo(service, incoming)
  const { status, headers } = response
  for (const [name, value] of headers) outgoing.setHeader(name, value)
  if (headers.has('content-length')) return breakOff(response, outgoing)
  const body = new Uint8Array(await response.arrayBuffer())
  if (status !== 204 && status !== 304) outgoing.setHeader('Content-Length', body.length)
  if (incoming.complete) {
    outgoing.writeHead(status).end(body)
    return
  }
  // Ending now would reset the connection below a caller that is still sending, and take the answer with it.
  outgoing.writeHead(status, { Connection: 'close' }).write(body)
  incoming.resume()
  const patience = setTimeout(() => outgoing.end(), patienceInMs)
  incoming.once('close', () => {
    clearTimeout(patience)
    outgoing.end()
  })
}

/** Only what breaks off says how long it would have been. */
async function breakOff({ status, body }: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(status)
  const first = await body?.getReader().read()
  outgoing.write(first?.value ?? new Uint8Array(), () => outgoing.destroy())
}

async function responseTo({ answer, newRequestId }: Service, incoming: IncomingMessage): Promise<Response> {
  try {
    const url = urlOf(incoming)
    return isOwn(url, incoming) ? await answer(await toRequest(url, incoming)) : new Response(null, { status: 404 })
  } catch (reason) {
    if (reason instanceof BrokenConnection) throw reason
    return respond(refused(reason), newRequestId())
  }
}

function urlOf({ url = '/', headers }: IncomingMessage): URL {
  try {
    return new URL(url, `http://${headers.host}`)
  } catch {
    throw badUrl(`Invalid URI: '${url}' on the host '${headers.host}' is none.`)
  }
}

/** Whether the caller means this server. A web page that had its own name resolved to this machine does not. */
function isOwn({ hostname, port }: URL, { socket }: IncomingMessage): boolean {
  return (hostname === '127.0.0.1' || hostname === 'localhost') && (port || '80') === String(socket.localPort)
}

/** Refuses what a `Request` cannot express: the verbs of a proxy, and a name and a password in the URL. */
async function toRequest(url: URL, incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? 'GET'
  if (method === 'TRACE') throw wrongVerb(method, 'the Web API')
  if (url.username !== '' || url.password !== '') throw badUrl('Invalid URI: it holds a name or a password.')
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const body = await readBody(incoming)
  const hasBody = body.size > 0 && method !== 'GET' && method !== 'HEAD'
  return new Request(url, hasBody ? { method, headers, body } : { method, headers })
}
