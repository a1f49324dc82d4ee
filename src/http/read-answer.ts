import { AuthenticationError, type Refusal, toServiceError, UnexpectedResponseError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { outcomeUnknown, toFailure } from './failure.js'
import { GrowingJson } from './growing-json.js'
import { isGatewayFailure } from './retry.js'

/** The answer's body in the form that the operation expects, or an error for a refusal. */
export async function readAnswer(response: Response, operation: Operation<unknown>): Promise<unknown> {
  if (response.status >= 400) throw await readRefusal(response, operation)
  if (isRedirect(response)) {
    await response.body?.cancel()
    throw new UnexpectedResponseError(`${operation.name} was answered with a redirect, which is not followed.`)
  }
  if (operation.expects === 'stream') return response.body
  if (operation.expects === 'bytes') return new Uint8Array(await whole(response.arrayBuffer(), operation))
  if (operation.expects === 'json' && response.status !== 304 && !isPage(response)) return readJson(response, operation)
  const text = await whole(response.text(), operation)
  if (isPage(response)) {
    throw new UnexpectedResponseError(`${operation.name} was answered with a web page: is orgUrl an organization's?`)
  }
  // A count starts with a byte order mark.
  return operation.expects === 'text' && response.status !== 304 ? text.replace(/^\uFEFF/, '') : undefined
}

/** The connection may break in the middle of an answer. */
function whole<Body>(body: Promise<Body>, operation: Operation<unknown>): Promise<Body> {
  return body.catch((cause: unknown) => {
    throw toFailure(cause, operation)
  })
}

/** A login page, or a proxy's. */
function isPage({ headers }: Response): boolean {
  return headers.get('Content-Type')?.includes('text/html') === true
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}

/** An answer in JSON, parsed while it arrives where the runtime can stream it. */
async function readJson(response: Response, operation: Operation<unknown>): Promise<unknown> {
  const json = new GrowingJson()
  await whole(readInto(json, response), operation)
  try {
    return json.end()
  } catch {
    throw new UnexpectedResponseError(`${operation.name} was answered with something that is not JSON.`)
  }
}

async function readInto(json: GrowingJson, response: Response): Promise<void> {
  const reader = response.body?.getReader()
  if (reader === undefined) return json.add(new Uint8Array(await response.arrayBuffer()))
  for (let read = await reader.read(); !read.done; read = await reader.read()) json.add(read.value)
}

/** Source: "Compose HTTP requests and handle errors", parse errors from the response. */
async function readRefusal(response: Response, operation: Operation<unknown>): Promise<Error> {
  const { status, headers, statusText } = response
  const { code, message } = errorOf(await whole(response.text(), operation))
  if (status === 401) {
    return new AuthenticationError(
      `${operation.name} was refused (401): the organization does not take the token. Check that the credential belongs to the organization's tenant and that orgUrl is right.`,
    )
  }
  const requestId = headers.get('x-ms-service-request-id') ?? headers.get('REQ_ID')
  const retryAfterInMs = retryAfter(headers.get('Retry-After'))
  const refusal: Refusal = {
    operation: operation.name,
    status,
    code,
    message:
      message ||
      (isPage(response) ? 'A web page came: is orgUrl an organization’s?' : statusText) ||
      'The service gave no reason.',
    ...(requestId === null ? {} : { requestId }),
    ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }),
  }
  const error = toServiceError(refusal, code === '' ? impliedCode(status, operation) : code)
  return isGatewayFailure(error) && operation.repeat === 'when-refused'
    ? outcomeUnknown(operation, ` (${status})`, error)
    : error
}

/**
 * The service leaves the code out of some refusals that have one cause only.
 * Source: "Perform conditional operations using the Web API", where the examples have an empty code.
 */
function impliedCode(status: number, { path, headers }: Operation<unknown>): string {
  if (status === 404 && path.includes('(')) return '0x80040217'
  if (status !== 412) return ''
  return headers?.['If-None-Match'] === '*' ? '0x80040237' : '0x80060882'
}

/** Gateways answer with HTML or nothing. */
function errorOf(text: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = JSON.parse(text)
    return { code: String(error.code ?? ''), message: String(error.message ?? '') }
  } catch {
    return { code: '', message: '' }
  }
}

/** In seconds or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  const inMs = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000
  return Number.isNaN(inMs) ? undefined : Math.max(0, inMs)
}
