import type { Answer } from './answer.js'
import { parseApiPath } from './api-path.js'
import type { Identity } from './authenticate.js'
import type { Call } from './call.js'
import { dispatch } from './dispatch.js'
import { parsePrefer } from './prefer.js'
import { notEmulated, wrongVerb } from './refuse.js'
import { parseRoute } from './route.js'
import type { Service } from './service.js'

/** A request without its body: of its own, or inside of a batch. */
export interface RequestHead {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Headers
}

/** In characters. Source: protocol/wire.md 1.2. */
const longestUrl = 32_768

/** Answers a request of somebody who is known. What a refused one wrote is undone. */
export function serve(
  service: Service,
  { method, url: href, headers }: RequestHead,
  body: string | Uint8Array,
  { userId, callerId }: Identity,
  mostInUrl = longestUrl,
): Answer {
  const url = new URL(href)
  const { root: apiRoot, rest } = parseApiPath(url, mostInUrl)
  requireVerb(method)
  requireFormat(headers)
  const { store, limits } = service
  const privileges = service.privilegesOf(userId, callerId)
  const call: Call = {
    method,
    url,
    headers,
    ...(typeof body === 'string' ? { body } : { body: '', bytes: body }),
    prefer: parsePrefer(headers.get('prefer')),
    session: service.sessionOf(userId, callerId),
    reader: {
      store,
      userId,
      now: () => service.now(),
      apiRoot,
      limits,
      requireRead: (facts) => privileges.require('Read', facts),
    },
  }
  return store.transaction(() => dispatch(call, parseRoute(service, rest)))
}

const verbs = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']

/** Our choice: a verb that no resource of the Web API knows is refused before the resource is looked for. */
function requireVerb(method: string): void {
  if (!verbs.includes(method)) throw wrongVerb(method, 'the Web API')
}

/** Source: protocol/wire.md 1.4. */
function requireFormat(headers: Headers): void {
  const accept = headers.get('accept') ?? ''
  const [format] = /odata\.metadata=(?:none|full)|IEEE754Compatible=true/i.exec(accept) ?? []
  if (format !== undefined) throw notEmulated(`the format ${format}`)
}
