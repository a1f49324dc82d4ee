import type { Answer } from './answer.js'
import { parseApiPath } from './api-path.js'
import { authenticate, type Identity, unauthorized } from './authenticate.js'
import type { Call } from './call.js'
import { dispatch } from './dispatch.js'
import { parsePrefer } from './prefer.js'
import { notEmulated, wrongVerb } from './refuse.js'
import { refused, respond } from './respond.js'
import { parseRoute } from './route.js'
import type { Service } from './service.js'

/** Answers one request, addressed to whichever origin it was sent to. Rejects only when its body cannot be read. */
export async function handle(service: Service, request: Request): Promise<Response> {
  const requestId = service.newRequestId()
  const body = await request.text()
  const startedAt = service.now()
  let identity: Identity | undefined
  let answer: Answer
  try {
    identity = authenticate(service, request.headers)
    answer =
      identity === undefined ? unauthorized(new URL(request.url).origin) : serve(service, request, body, identity)
  } catch (reason) {
    answer = refused(reason)
  }
  const endedAt = service.now()
  const timeInMs = endedAt.getTime() - startedAt.getTime()
  const usage = identity && service.usage.note(identity.userId, endedAt, timeInMs)
  return respond(answer, requestId, usage)
}

/** What a refused request wrote is undone. */
function serve(
  service: Service,
  { method, url: href, headers }: Request,
  body: string,
  { userId, callerId }: Identity,
): Answer {
  const url = new URL(href)
  const { root: apiRoot, rest } = parseApiPath(url)
  requireVerb(method)
  requireFormat(headers)
  const { store, limits } = service
  const call: Call = {
    method,
    url,
    headers,
    body,
    prefer: parsePrefer(headers.get('prefer')),
    session: service.sessionOf(userId, callerId),
    reader: { store, userId, now: () => service.now(), apiRoot, limits },
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
