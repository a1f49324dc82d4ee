import { UsageError } from '../errors/index.js'
import { type CallOptions, type DescribeRequest, itemOptions, type Operation } from '../operation/index.js'
import { ownTarget } from './origins.js'
import { requestBody } from './request-body.js'
import { innerHeaders } from './request-headers.js'
import { withParameters } from './with-parameters.js'

/** In characters. Source: "Execute batch operations using the Web API". */
const longestUrl = 65_536

/** Describes the requests of a batch. What the batch's own call asks for holds for each of them, where it fits. */
export function describeWith(
  outer: CallOptions | undefined,
  { apiRoot, origins }: { readonly apiRoot: URL; readonly origins: ReadonlySet<string> },
): DescribeRequest {
  const misplaced = itemOptions.find((name) => outer?.[name] !== undefined)
  if (misplaced !== undefined) {
    throw new UsageError(`A batch takes no ${misplaced}: give it to an item, withOptions(operation, { ${misplaced} }).`)
  }
  return (operation, own) => {
    const options = outer === undefined ? own : { ...fitting(outer, operation), ...own }
    const body = requestBody(operation, apiRoot)
    if ((body !== undefined && typeof body !== 'string') || operation.composition !== undefined) {
      throw new UsageError(`${operation.name} cannot stand in a batch: only what is sent as JSON can.`)
    }
    const { origin, path } = ownTarget(withParameters(operation.path, options), apiRoot, origins)
    const url = `${origin}${path}`
    if (url.length > longestUrl) {
      throw new UsageError(
        `The URL of ${operation.name} has ${url.length} characters; in a batch the service takes ${longestUrl}.`,
      )
    }
    return { method: operation.method, url, headers: innerHeaders(operation, options, body !== undefined), body }
  }
}

/** Without what a read has no use for. */
function fitting(outer: CallOptions, { method }: Operation<unknown>): CallOptions {
  const { detectDuplicates, suppressFlows, solution, ...rest } = outer
  if (method === 'GET') return rest
  return method === 'DELETE' ? { ...rest, suppressFlows, solution } : outer
}
