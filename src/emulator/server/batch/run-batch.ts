import { before } from '../../faults/index.js'
import type { Answer } from '../answer.js'
import { authenticate, isAnswer } from '../authenticate.js'
import { belowRoot } from '../below-root.js'
import { notEmulated, wrongVerb } from '../refuse.js'
import { refused } from '../respond.js'
import { type RequestHead, serve } from '../serve.js'
import type { Service } from '../service.js'
import { withoutReference, withoutReferences } from './content-ids.js'
import type { InnerRequest } from './inner-request.js'
import { isOne, parseBatch } from './parse-batch.js'
import { type AnswerPart, writeBatchAnswer } from './write-batch-answer.js'

/** In characters. Source: protocol/wire.md 1.2. */
const longestUrl = 65_536

export function isBatch({ url }: { readonly url: string }): boolean {
  return /^\/api\/data\/v9\.[0-2]\/\$batch$/.test(new URL(url).pathname)
}

/**
 * Runs the requests of a batch in their order. A change set is done as a whole or not at all. Without
 * `odata.continue-on-error` nothing is run after the first failure, whose status is the answer's.
 *
 * Source: protocol/wire.md 5.
 */
export function runBatch(service: Service, outer: RequestHead, body: string): Answer {
  if (outer.method !== 'POST') throw wrongVerb(outer.method, '$batch')
  const goesOn = /(?:^|,)\s*odata\.continue-on-error\s*(?:=\s*true\s*)?(?:,|$)/i.test(outer.headers.get('prefer') ?? '')
  const parts: (AnswerPart | readonly AnswerPart[])[] = []
  let status = 200
  for (const entry of parseBatch(outer.headers.get('content-type'), body)) {
    const part = isOne(entry) ? runOne(service, outer, entry, new Map()) : runChangeSet(service, outer, entry)
    parts.push(part)
    const failed = [part].flat().find(({ answer }) => answer.status >= 400)
    if (failed === undefined || goesOn) continue
    status = failed.answer.status
    break
  }
  return writeBatchAnswer(status, parts, () => service.newRequestId())
}

/** Ends a change set, and takes back what it has done. */
class MemberFailed extends Error {
  constructor(readonly part: AnswerPart) {
    super('A request of a change set failed.')
  }
}

/** The answers of all, or that of the one that failed. */
function runChangeSet(service: Service, outer: RequestHead, members: readonly InnerRequest[]): readonly AnswerPart[] {
  const urls = new Map<string, string>()
  try {
    return service.store.transaction(() =>
      members.map((member) => {
        const part = runOne(service, outer, member, urls)
        if (part.answer.status >= 400) throw new MemberFailed(part)
        const made = part.answer.headers?.['OData-EntityId']
        if (member.contentId !== undefined && made !== undefined) urls.set(member.contentId, made)
        return part
      }),
    )
  } catch (reason) {
    if (reason instanceof MemberFailed) return [reason.part]
    throw reason
  }
}

function runOne(
  service: Service,
  outer: RequestHead,
  { method, url, headers, body, contentId }: InnerRequest,
  urls: ReadonlyMap<string, string>,
): AnswerPart {
  try {
    const inner = new Headers([...headers])
    // Source: protocol/wire.md 5.1: of the outer headers only this one holds for the parts.
    inner.set('authorization', outer.headers.get('authorization') ?? '')
    const identity = authenticate(service, inner, new URL(outer.url).origin)
    if (isAnswer(identity)) return { answer: identity, contentId }
    const absolute = new URL(withoutReference(url, urls), outer.url).href
    const fault = service.faults.meet(method, belowRoot(new URL(absolute)), true)
    if (fault !== undefined) before(fault)
    const head = { method, url: absolute, headers: inner }
    // A line end before the next boundary belongs to it; one more is not part of the JSON.
    const answer = serve(service, head, withoutReferences(body.trimEnd(), urls), identity, longestUrl)
    // Our choice: a part of a batch is text here.
    if (answer.bytes !== undefined) throw notEmulated('the content of files and images in a batch')
    return { answer, contentId }
  } catch (reason) {
    return { answer: refused(reason), contentId }
  }
}
