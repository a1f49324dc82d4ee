import { UsageError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** The body as it is sent: bytes, streams and text as they are, anything else as JSON. */
export function requestBody({ name, body }: Operation<unknown>, apiRoot: URL): RequestInit['body'] | undefined {
  if (body === undefined || typeof body === 'string' || isBytes(body)) return body
  try {
    return JSON.stringify(typeof body === 'function' ? body(apiRoot.href) : body)
  } catch (cause) {
    throw new UsageError(`The body of ${name} cannot be written as JSON.`, { cause })
  }
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> | Blob | ReadableStream {
  return body instanceof Uint8Array || body instanceof Blob || body instanceof ReadableStream
}
