import { after, BrokenConnection, before, type Fault } from '../faults/index.js'
import type { Admission } from '../protection/index.js'
import type { Answer } from './answer.js'
import { authenticate, type Identity, isAnswer } from './authenticate.js'
import { isBatch, runBatch } from './batch/index.js'
import { belowRoot } from './below-root.js'
import { refused, respond } from './respond.js'
import { serve } from './serve.js'
import type { Service } from './service.js'
import { wait } from './wait.js'

/**
 * Answers one request, addressed to whichever origin it was sent to. Rejects when its body cannot be read, when it is
 * aborted while it waits, and with a `BrokenConnection` where a fault breaks it.
 */
export async function handle(service: Service, request: Request): Promise<Response> {
  const requestId = service.newRequestId()
  const body = await bodyOf(request)
  const fault = service.faults.meet(request.method, belowRoot(new URL(request.url)))
  let admission: Admission | undefined
  let answer: Answer | Response
  try {
    const identity = authenticate(service, request.headers, new URL(request.url).origin)
    if (isAnswer(identity)) answer = identity
    else {
      admission = service.protection.enter(identity.callerId, request.headers.get('cookie'), service.now().getTime())
      service.passTime()
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
  body: string | Uint8Array,
  identity: Identity,
  fault: Fault | undefined,
): Promise<Answer | Response> {
  if (fault?.latencyInMs !== undefined) await wait(fault.latencyInMs, request.signal)
  const broken = fault && before(fault)
  if (broken !== undefined) return broken
  return typeof body === 'string' && isBatch(request)
    ? runBatch(service, request, body)
    : serve(service, request, body, identity)
}

/** Files come as bytes. */
async function bodyOf(request: Request): Promise<string | Uint8Array> {
  const isFile = /^application\/octet-stream/i.test(request.headers.get('content-type') ?? '')
  return isFile ? new Uint8Array(await request.arrayBuffer()) : request.text()
}
