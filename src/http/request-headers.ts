import { UsageError } from '../errors/index.js'
import type { CallOptions, Operation } from '../operation/index.js'
import { callHeaders, type RequestHeaders } from './call-headers.js'

/** Source: "Compose HTTP requests and handle errors". */
const always = {
  accept: 'application/json',
  'odata-maxversion': '4.0',
  'odata-version': '4.0',
  // The text null: it keeps browsers from answering expanded collections out of their cache.
  'if-none-match': 'null',
}

/** What a header can hold. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/

/** The headers of a request but for its token. What the call asks for wins over what the operation says. */
export function requestHeaders(
  operation: Operation<unknown>,
  options: CallOptions | undefined,
  isText: boolean,
): Record<string, string> {
  const headers: Record<string, string> = { ...always }
  if (isText) headers['content-type'] = 'application/json; charset=utf-8'
  return withOwn(headers, operation, options)
}

/** Those of a request in a batch: what concerns the connection is said outside. */
export function innerHeaders(
  operation: Operation<unknown>,
  options: CallOptions | undefined,
  hasBody: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {}
  if (operation.expects !== 'nothing') headers['accept'] = always.accept
  if (hasBody) headers['content-type'] = 'application/json; charset=utf-8'
  return withOwn(headers, operation, options)
}

function withOwn(
  headers: Record<string, string>,
  operation: Operation<unknown>,
  options: CallOptions | undefined,
): Record<string, string> {
  if (operation.headers !== undefined) add(headers, operation.headers, operation)
  if (options !== undefined) add(headers, callHeaders(options, operation), operation)
  return headers
}

function add(headers: Record<string, string>, more: RequestHeaders, { name }: Operation<unknown>): void {
  for (const key in more) {
    const value = more[key]
    if (typeof value !== 'string' || !headerValue.test(value)) {
      throw new UsageError(`The header ${key} of ${name} has a value that no header can hold.`)
    }
    headers[key.toLowerCase()] = value
  }
}
