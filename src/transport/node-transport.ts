import type { ClientRequest, Agent as HttpAgent, IncomingMessage, RequestOptions } from 'node:http'
import { agentFor } from './agent.js'
import { builtIn } from './built-in.js'
import { NodeResponse } from './node-response.js'
import { lengthHeader, sendBody } from './send-body.js'
import type { NodeTransportOptions, Transport, TransportRequest, TransportResponse } from './transport.js'

/**
 * Sends over `node:http` and `node:https` with connections that are kept: a third of the CPU of the global `fetch`, and
 * nothing of it to load. docs/decisions/node-transport.md has the figures.
 */
export function nodeTransport({ proxy }: NodeTransportOptions): Transport {
  const agents = new Map<string, Promise<HttpAgent>>()
  const known = new Map<string, Origin>()

  async function originOf(origin: string): Promise<Origin> {
    const url = new URL(origin)
    const { protocol, hostname, port, host } = url
    const agent = agents.get(origin) ?? agentFor(url, proxy)
    agents.set(origin, agent)
    const found = {
      start: (protocol === 'https:' ? builtIn('node:https') : builtIn('node:http')).request,
      options: { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, agent: await agent },
      host,
    }
    known.set(origin, found)
    return found
  }

  return (request) => {
    const origin = known.get(request.origin)
    return origin === undefined ? originOf(request.origin).then((one) => send(one, request)) : send(origin, request)
  }
}

interface Origin {
  readonly start: (options: RequestOptions) => ClientRequest
  readonly options: RequestOptions
  readonly host: string
}

function send({ start, options, host }: Origin, request: TransportRequest): Promise<TransportResponse> {
  const { method, path, signal, body } = request
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    // As a list they are written as they are: one by one costs twice as much.
    const headers = ['host', host, 'accept-encoding', 'gzip, deflate, br', ...lengthHeader(method, body)]
    for (const name in request.headers) headers.push(name, request.headers[name] ?? '')
    const outgoing = start({ ...options, path, method, headers })
    const abort = () => outgoing.destroy(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    const finish = () => signal.removeEventListener('abort', abort)
    outgoing.on('error', (error) => {
      finish()
      reject(signal.aborted ? signal.reason : error)
    })
    outgoing.on('response', (incoming: IncomingMessage) => resolve(new NodeResponse(incoming, signal, finish)))
    sendBody(outgoing, body)
  })
}
