import { type CallOptions, guidText, type Operation } from '../operation/index.js'

/** Source: "Compose HTTP requests and handle errors". */
const always = {
  Accept: 'application/json',
  'OData-MaxVersion': '4.0',
  'OData-Version': '4.0',
  // The text null: it keeps browsers from answering expanded collections out of their cache.
  'If-None-Match': 'null',
}

/** The headers of a request. What the call asks for wins over what the operation says. */
export function requestHeaders(operation: Operation<unknown>, token: string, options: CallOptions): Headers {
  const headers = new Headers({ ...always, ...operation.headers, ...callHeaders(options) })
  headers.set('Authorization', `Bearer ${token}`)
  if (operation.body !== undefined) headers.set('Content-Type', 'application/json; charset=utf-8')
  return headers
}

/** Source: "Use optional parameters", "Impersonate another user". */
function callHeaders({ as, detectDuplicates, bypass }: CallOptions): Readonly<Record<string, string>> {
  return {
    ...(as === undefined ? {} : { CallerObjectId: guidText(as, 'as') }),
    ...(detectDuplicates === undefined ? {} : { 'MSCRM.SuppressDuplicateDetection': String(!detectDuplicates) }),
    ...(bypass === undefined ? {} : { 'MSCRM.BypassBusinessLogicExecution': bypass.join(',') }),
  }
}
