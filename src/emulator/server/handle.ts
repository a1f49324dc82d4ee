import { after, BrokenConnection, before, type Fault } from '../faults/index.js'
import type { Admission } from '../protection/index.js'
import type { Answer } from './answer.js'
import { parseApiPath } from './api-path.js'
import { authenticate, type Identity, isAnswer } from './authenticate.js'
import type { Call } from './call.js'
import { dispatch } from './dispatch.js'
import { parsePrefer } from './prefer.js'
import { notEmulated, wrongVerb } from './refuse.js'
import { refused, respond } from './respond.js'
import { parseRoute } from './route.js'
import type { Service } from './service.js'
import { wait } from './wait.js'

/**
 * Answers one request, addressed to whichever origin it was sent to. Rejects when its body cannot be read, when it is
 * aborted while it waits, and with a `BrokenConnection` where a fault breaks it.
 */
export async function handle(service: Service, request: Request): Promise<Response> {
  const requestId = service.newRequestId()
  const body = await request.text()
  const fault = service.faults.meet(request.method, belowRoot(new URL(request.url)))
  let admission: Admission | undefined
  let answer: Answer | Response
  try {
    const identity = authenticate(service, request.headers, new URL(request.url).origin)
    if (isAnswer(identity)) answer = identity
    else {
      admission = service.protection.enter(identity.callerId, request.headers.get('cookie'), service.now().getTime())
      answer = await work(service, request, body, identity, fault)
    }
  } catch (reason) {
    if (reason instanceof BrokenConnection || request.signal.aborted) throw reason
    answer = refused(reason)
  } finally {
    admission?.leave(service.now().getTime())
  }
  const remaining = admission?.account.remaining(service.now().getTime())
  const { dopHint } = service
  const response =
    answer instanceof Response ? answer : respond(answer, requestId, { dopHint, remaining, cookie: admission?.cookie })
  return fault === undefined ? response : after(fault, response)
}

async function work(
  service: Service,
  request: Request,
  body: string,
  identity: Identity,
  fault: Fault | undefined,
): Promise<Answer | Response> {
  if (fault?.latencyInMs !== undefined) await wait(fault.latencyInMs, request.signal)
  return (fault && before(fault)) ?? serve(service, request, body, identity)
}

/** The path below the API root, with its query, decoded: what the conditions of faults look at. */
function belowRoot({ pathname, search }: URL): string {
  const path = `${pathname.replace(/^\/api\/data\/v9\.[0-2]\//, '')}${search}`
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
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
  const privileges = service.privilegesOf(userId, callerId)
  const call: Call = {
    method,
    url,
    headers,
    body,
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
