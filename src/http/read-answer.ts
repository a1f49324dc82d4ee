import { AuthenticationError, type Refusal, toServiceError, UnexpectedResponseError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { outcomeUnknown, toFailure } from './failure.js'
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
  const text = await whole(response.text(), operation)
  if (isPage(response)) {
    throw new UnexpectedResponseError(`${operation.name} was answered with a web page: is orgUrl an organization's?`)
  }
  if (operation.expects === 'nothing' || response.status === 304) return undefined
  // A count starts with a byte order mark.
  if (operation.expects === 'text') return text.replace(/^\uFEFF/, '')
  return text === '' ? undefined : parseJson(text, operation.name)
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

/** An integer that a number might round: rare, and then the whole text is read with care. */
const longInteger = /[:[,]\s*-?\d{16}/
/** The same where the text holds a number and nothing else. */
const loneNumber = /^\s*-?\d/

function parseJson(text: string, name: string): unknown {
  try {
    return longInteger.test(text) || loneNumber.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)
  } catch {
    throw new UnexpectedResponseError(`${name} was answered with something that is not JSON.`)
  }
}

/** Keeps the digits of an integer that a number would round. Runtimes that do not show the source keep the number. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isRounded && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value
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
