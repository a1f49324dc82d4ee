import {
  isNode,
  loadNodeTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '../transport/index.js'
import { untilAborted } from './deadline.js'

export interface SendOptions {
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly proxy?: string | false | undefined
}

/**
 * What sends requests: on Node without a `fetch` the lean transport, else `fetch`; bytes and streams through ky on top of
 * either. It is loaded when the first request is there, and no part of a cold start.
 */
export function sendWith({ fetch, proxy }: SendOptions): Transport {
  let transport: Transport | undefined
  let loading: Promise<Transport> | undefined
  return (request) => {
    if (transport !== undefined) return transport(request)
    loading ??= load(fetch, proxy)
    return loading.then((loaded) => {
      transport = loaded
      return loaded(request)
    })
  }
}

async function load(fetch: SendOptions['fetch'], proxy: SendOptions['proxy']): Promise<Transport> {
  const plain = fetch === undefined && isNode() ? await loadNodeTransport({ proxy }) : overFetch(fetch)
  return (request) => (isTransfer(request) ? throughKy(plain, request) : plain(request))
}

/** Bytes and streams. A request of JSON would cost half as much again: docs/decisions/node-transport.md. */
function isTransfer({ body }: TransportRequest): boolean {
  return body !== undefined && body !== null && typeof body !== 'string'
}

/** Rejects with what lies beneath ky's errors: those hold the request, and with it the token. */
async function throughKy(transport: Transport, request: TransportRequest): Promise<TransportResponse> {
  const { default: ky } = await import('ky')
  const fetch = () => transport(request) as Promise<Response> // ky looks at what it is, and reads none of it
  try {
    return await ky(`${request.origin}${request.path}`, { retry: 0, timeout: false, throwHttpErrors: false, fetch })
  } catch (error) {
    throw error instanceof Error && 'request' in error ? error.cause : error
  }
}

/** The global one is looked up each time: programs and tests put another in its place. */
function overFetch(fetch: SendOptions['fetch']): Transport {
  return ({ origin, path, body, ...request }) => {
    const send = fetch ?? globalThis.fetch
    const url = `${origin}${path}`
    const answer =
      body === undefined || body === null
        ? send(url, request)
        : send(url, { ...request, body, ...(body instanceof ReadableStream && { duplex: 'half' }) })
    // A fetch of the caller's own may not heed its signal.
    return fetch === undefined ? answer : untilAborted(answer, request.signal, (reason) => reason)
  }
}
