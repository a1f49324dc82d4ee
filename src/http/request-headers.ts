import { UsageError } from '../errors/index.js'
import { type CallOptions, guidText, type Operation } from '../operation/index.js'

/** By names in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>

/** Source: "Compose HTTP requests and handle errors". */
const always: RequestHeaders = {
  accept: 'application/json',
  'odata-maxversion': '4.0',
  'odata-version': '4.0',
  // The text null: it keeps browsers from answering expanded collections out of their cache.
  'if-none-match': 'null',
}

/** What a header can hold. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/

/** The headers of a request but for its token. What the call asks for wins over what the operation says. */
export function requestHeaders(operation: Operation<unknown>, options: CallOptions, isText: boolean): RequestHeaders {
  const headers: Record<string, string> = { ...always }
  if (isText) headers['content-type'] = 'application/json; charset=utf-8'
  for (const [name, value] of Object.entries({ ...operation.headers, ...callHeaders(options) })) {
    if (!headerValue.test(value)) {
      throw new UsageError(`The header ${name} of ${operation.name} has a value that no header can hold.`)
    }
    headers[name.toLowerCase()] = value
  }
  return headers
}

/** Source: "Use optional parameters", "Impersonate another user". */
function callHeaders({ as, detectDuplicates, bypass }: CallOptions): RequestHeaders {
  return {
    ...(as !== undefined && { CallerObjectId: guidText(as, 'as') }),
    ...(detectDuplicates !== undefined && { 'MSCRM.SuppressDuplicateDetection': String(!detectDuplicates) }),
    ...(bypass !== undefined && { 'MSCRM.BypassBusinessLogicExecution': bypass.join(',') }),
  }
}
