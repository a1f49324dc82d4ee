import { Refusal } from '../model.js'
import type { Call } from './call.js'
import { badPayload } from './refuse.js'

export type Payload = Readonly<Record<string, unknown>>

/** The JSON object that a request carries. */
export function readPayload(call: Call): Payload {
  requireJson(call)
  const payload = parse(call.body)
  if (!isObject(payload)) throw badPayload('The payload has to be a JSON object.')
  return payload
}

/** Our choice: an action without parameters may leave its body out, although `{}` is what the documentation sends. */
export function readOptionalPayload(call: Call): Payload {
  return call.body.trim() === '' ? {} : readPayload(call)
}

export function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)
  } catch {
    // Our choice: the text. What the service says of broken JSON is not documented.
    throw badPayload('An error occurred while the payload was read: it is not JSON.')
  }
}

/** An integer that a number would round stays whole: Edm.Int64 has more digits. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { source = '' } = context ?? {}
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source)
  return isRounded ? BigInt(source) : value
}

/** Source: protocol/errors-and-limits.md 6.3. Our choice: the code, which is not documented, and the text. */
function requireJson({ headers, body }: Call): void {
  if (body.trim() === '') throw badPayload('The request has no payload.')
  const type = headers.get('content-type') ?? ''
  if (/^application\/json\s*(?:;|$)/i.test(type)) return
  throw new Refusal(415, '0x80060888', `The content type '${type}' is not supported: send application/json.`)
}
