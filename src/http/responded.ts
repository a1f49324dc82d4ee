import { requestIdIn } from '../answer/index.js'
import type { Answer, AnswerHeaders } from '../operation/index.js'

/** A result with what came around it. */
export interface Responded<Result> {
  readonly value: Result
  readonly status: number
  readonly headers: AnswerHeaders
  /** The service's own id of the request, for Microsoft's support. */
  readonly requestId: string | undefined
  /** The version of the record, where the answer has one: for `ifMatch`. */
  readonly etag: string | undefined
  /** Attempts after the first. */
  readonly retries: number
}

export function respondedWith<Result>(
  value: Result,
  { status, headers, body }: Answer,
  retries: number,
): Responded<Result> {
  const etag = headers.get('ETag') ?? etagIn(body)
  return { value, status, headers, requestId: requestIdIn(headers), etag, retries }
}

function etagIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('@odata.etag' in body)) return undefined
  const etag = body['@odata.etag']
  return typeof etag === 'string' ? etag : undefined
}
