import { Refusal } from '../model.js'
import { type Admission, Throttled } from '../protection/index.js'
import { type Answer, json } from './answer.js'

/** What stands around an answer. */
export interface Surroundings {
  readonly dopHint?: number | undefined
  readonly remaining?: ReturnType<Admission['account']['remaining']> | undefined
  readonly cookie?: string | undefined
}

/** Makes the HTTP answer, with the headers that every one of the service's answers has. Source: protocol/wire.md 1.6. */
export function respond(
  answer: Answer,
  requestId: string,
  { dopHint = 52, remaining, cookie }: Surroundings = {},
): Response {
  const headers = new Headers({
    'OData-Version': '4.0',
    REQ_ID: requestId,
    'x-ms-service-request-id': requestId,
    // Our choice: as many as may run at once before the service refuses. Source: protocol/errors-and-limits.md 7.1.
    'x-ms-dop-hint': String(dopHint),
  })
  if (remaining !== undefined) {
    headers.set('x-ms-ratelimit-burst-remaining-xrm-requests', String(remaining.requests))
    headers.set('x-ms-ratelimit-time-remaining-xrm-requests', inSeconds(remaining.timeInMs))
  }
  if (cookie !== undefined) headers.append('Set-Cookie', cookie)
  if (answer.json !== undefined) headers.set('Content-Type', 'application/json; odata.metadata=minimal')
  if (answer.text !== undefined) headers.set('Content-Type', 'text/plain')
  if (answer.bytes !== undefined) headers.set('Content-Type', 'application/octet-stream')
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value !== undefined) headers.set(name, value)
  }
  return new Response(bodyOf(answer), { status: answer.status, headers })
}

/** The answer to a request that failed. A defect of the emulator keeps its details to itself. */
export function refused(reason: unknown): Answer {
  const { status, code, message } =
    reason instanceof Refusal ? reason : new Refusal(500, '0x80040216', 'An unexpected error occurred.')
  const retryAfter = reason instanceof Throttled ? reason.retryAfter : undefined
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  return json({ error: { code, message } }, headers, status)
}

function bodyOf({ json, text, bytes }: Answer): BodyInit | null {
  if (bytes !== undefined) return new Uint8Array(bytes)
  return json === undefined ? (text ?? null) : JSON.stringify(json)
}

/** Our choice: seconds with two decimals; the documentation does not show the form. */
function inSeconds(timeInMs: number): string {
  return (timeInMs / 1000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
