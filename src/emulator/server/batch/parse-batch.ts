import { badPayload } from '../refuse.js'
import { requireReferences } from './content-ids.js'
import type { InnerRequest } from './inner-request.js'
import { boundaryOf, headAndRest, headerIn, type Part, partsOf } from './multipart.js'

/** One request, or a change set. */
export type BatchEntry = InnerRequest | readonly InnerRequest[]

/** Source: protocol/errors-and-limits.md 7.3. */
const mostRequests = 1_000

/**
 * Reads a batch as a whole: one that is malformed runs nothing of it. Source: protocol/wire.md 5.1, 5.4.
 * Our choice: the codes and texts, but for that of a reference, and the status of too many requests.
 */
export function parseBatch(contentType: string | null, body: string): readonly BatchEntry[] {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) throw badPayload('A batch is sent as multipart/mixed with a boundary.')
  const entries = partsOf(body, boundary).map(entryIn)
  const requests = entries.flat()
  if (requests.length > mostRequests) {
    throw badPayload(`A batch holds ${mostRequests} requests at most; this one has ${requests.length}.`)
  }
  for (const entry of entries) requireReferences(isOne(entry) ? [entry] : entry)
  return entries
}

export function isOne(entry: BatchEntry): entry is InnerRequest {
  return !Array.isArray(entry)
}

function entryIn(part: Part): BatchEntry {
  const boundary = boundaryOf(part.headers.get('content-type'))
  if (boundary === undefined) return requestIn(part)
  return partsOf(part.content, boundary).map((member) => {
    const request = requestIn(member)
    if (request.method === 'GET') throw badPayload('A change set holds no GET requests.')
    if (request.contentId === undefined) throw badPayload('A request of a change set has no Content-ID.')
    return request
  })
}

function requestIn({ headers, content }: Part): InnerRequest {
  if (headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/http') {
    throw badPayload("A part of a batch has the content type 'application/http' or 'multipart/mixed'.")
  }
  const [[first = '', ...lines], body] = headAndRest(content)
  const [, method, url] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(first) ?? []
  if (method === undefined || url === undefined) throw badPayload('A part of a batch starts with no request line.')
  if (/\$batch(?:\?|$)/.test(url)) throw badPayload('A batch holds no batches.')
  return { method, url, headers: new Map(lines.map(headerIn)), body, contentId: headers.get('content-id') }
}
