import { UsageError } from '../errors/index.js'
import { type CallOptions, guidText, type Operation } from '../operation/index.js'

/** Source: "Compose HTTP requests and handle errors". */
const always = {
  Accept: 'application/json',
  'OData-MaxVersion': '4.0',
  'OData-Version': '4.0',
  // The text null: it keeps browsers from answering expanded collections out of their cache.
  'If-None-Match': 'null',
}

/** The headers of a request but for its token. What the call asks for wins over what the operation says. */
export function requestHeaders(operation: Operation<unknown>, options: CallOptions, isText: boolean): Headers {
  const headers = new Headers(always)
  const given = { ...operation.headers, ...callHeaders(options) }
  for (const [name, value] of Object.entries(given)) set(headers, name, value, operation.name)
  if (isText && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json; charset=utf-8')
  return headers
}

function set(headers: Headers, name: string, value: string, operation: string): void {
  try {
    headers.set(name, value)
  } catch {
    throw new UsageError(`The header ${name} of ${operation} has a value that no header can hold.`)
  }
}

/** Source: "Use optional parameters", "Impersonate another user". */
function callHeaders({ as, detectDuplicates, bypass }: CallOptions): Readonly<Record<string, string>> {
  return {
    ...(as !== undefined && { CallerObjectId: guidText(as, 'as') }),
    ...(detectDuplicates !== undefined && { 'MSCRM.SuppressDuplicateDetection': String(!detectDuplicates) }),
    ...(bypass !== undefined && { 'MSCRM.BypassBusinessLogicExecution': bypass.join(',') }),
  }
}
