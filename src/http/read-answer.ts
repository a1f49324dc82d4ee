import { excerpt, GrowingJson, isPage, requestIdIn, toRefusal } from '../answer/index.js'
import { UnexpectedResponseError } from '../errors/index.js'
import type { BodyReader, Operation } from '../operation/index.js'
import type { TransportResponse } from '../transport/index.js'
import { toFailure } from './failure.js'

/** The answer's body in the form that the operation expects, or an error for a refusal. */
export async function readAnswer(response: TransportResponse, operation: Operation<unknown>): Promise<unknown> {
  const { status, headers } = response
  const reader = operation.composition?.reader(headers)
  if (reader !== undefined) return readParts(reader, response, operation)
  if (status >= 400) throw toRefusal(response, operation, await whole(response.text(), operation))
  if (isRedirect(response)) {
    await response.body?.cancel()
    throw unexpected(response, '', `${operation.name} was answered with a redirect, which is not followed.`)
  }
  if (operation.expects === 'stream') return response.body
  if (operation.expects === 'bytes') return new Uint8Array(await whole(response.arrayBuffer(), operation))
  if (operation.expects === 'json' && status !== 304 && !isPage(headers)) return readJson(response, operation)
  const text = await whole(response.text(), operation)
  if (isPage(headers)) throw unexpected(response, text, `${operation.name} was answered ${excerpt(text, headers)}`)
  // A count starts with a byte order mark.
  return operation.expects === 'text' && status !== 304 ? text.replace(/^\uFEFF/, '') : undefined
}

/** The connection may break in the middle of an answer. */
function whole<Body>(body: Promise<Body>, operation: Operation<unknown>): Promise<Body> {
  return body.catch((cause: unknown) => {
    throw toFailure(cause, operation)
  })
}

function unexpected({ status, headers }: TransportResponse, body: string, message: string): UnexpectedResponseError {
  return new UnexpectedResponseError(message, { status, requestId: requestIdIn(headers), body })
}

function isRedirect({ status, type }: TransportResponse): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}

/** An answer in JSON, parsed while it arrives where the runtime can stream it. */
async function readJson(response: TransportResponse, operation: Operation<unknown>): Promise<unknown> {
  const json = new GrowingJson()
  await whole(readInto(json, response), operation)
  try {
    return json.end()
  } catch {
    const text = json.rest
    throw unexpected(response, text, `${operation.name} was answered ${excerpt(text, response.headers)}`)
  }
}

/** Of an answer to several operations that breaks off, what came counts: only the rest has no answer. */
async function readParts(
  body: BodyReader,
  response: TransportResponse,
  operation: Operation<unknown>,
): Promise<unknown> {
  try {
    await readInto(body, response)
  } catch (cause) {
    if (operation.repeat !== 'when-refused') throw toFailure(cause, operation)
  }
  return body.end()
}

async function readInto(body: BodyReader, response: TransportResponse): Promise<void> {
  if (response.eachChunk !== undefined) return response.eachChunk((chunk) => body.add(chunk))
  const reader = response.body?.getReader()
  if (reader === undefined) return body.add(new Uint8Array(await response.arrayBuffer()))
  for (let read = await reader.read(); !read.done; read = await reader.read()) body.add(read.value)
}
