import type { NodeTransportOptions, Transport } from './transport.js'

export type {
  NodeTransportOptions,
  Transport,
  TransportHeaders,
  TransportRequest,
  TransportResponse,
} from './transport.js'

/** Whether this is Node itself: Bun and Deno have its modules too, and a `fetch` that is better than what is on top of them. */
export function isNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: Readonly<Record<string, string>> } } // absent in browsers
  const { versions } = process ?? {}
  return versions?.['node'] !== undefined && versions['bun'] === undefined && versions['deno'] === undefined
}

/** A transport over `node:http` and `node:https`. Loads them, so only on Node. */
export async function loadNodeTransport(options: NodeTransportOptions): Promise<Transport> {
  const { nodeTransport } = await import('./node-transport.js')
  return nodeTransport(options)
}
