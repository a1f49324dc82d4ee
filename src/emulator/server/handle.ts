import type { Answer } from './answer.js'
import { parseApiPath } from './api-path.js'
import { authenticate, unauthorized } from './authenticate.js'
import type { Call } from './call.js'
import { dispatch } from './dispatch.js'
import { parsePrefer } from './prefer.js'
import { notEmulated } from './refuse.js'
import { refused, respond } from './respond.js'
import { parseRoute } from './route.js'
import type { Service } from './service.js'

/** Answers one request, addressed to whichever origin it was sent to. Rejects only when its body cannot be read. */
export async function handle(service: Service, request: Request): Promise<Response> {
  const requestId = service.newRequestId()
  const body = await request.text()
  const startedAt = service.now()
  let userId: string | undefined
  let answer: Answer
  try {
    userId = authenticate(service, request.headers)
    answer = userId === undefined ? unauthorized(new URL(request.url).origin) : serve(service, request, body, userId)
  } catch (reason) {
    answer = refused(reason)
  }
  const endedAt = service.now()
  const timeInMs = endedAt.getTime() - startedAt.getTime()
  return respond(answer, requestId, userId === undefined ? undefined : service.usage.note(userId, endedAt, timeInMs))
}

/** What a refused request wrote is undone. */
function serve(service: Service, { method, url: href, headers }: Request, body: string, userId: string): Answer {
  const url = new URL(href)
  const { root: apiRoot, rest } = parseApiPath(url)
  requireFormat(headers)
  const { store } = service
  const call: Call = {
    method,
    url,
    headers,
    body,
    prefer: parsePrefer(headers.get('prefer')),
    session: service.sessionOf(userId),
    reader: { store, userId, now: () => service.now(), apiRoot },
  }
  return store.transaction(() => dispatch(call, parseRoute(store, rest)))
}

/** Source: protocol/wire.md 1.4. */
function requireFormat(headers: Headers): void {
  const accept = headers.get('accept') ?? ''
  const [format] = /odata\.metadata=(?:none|full)|IEEE754Compatible=true/i.exec(accept) ?? []
  if (format !== undefined) throw notEmulated(`the format ${format}`)
}
