import { withOptions } from '../batch/index.js'
import { isDataverseError } from '../errors/index.js'
import type { RetryOptions } from '../http/index.js'
import type { CallOptions, Executor, Operation } from '../operation/index.js'
import { runInOrder } from './run-batch.js'

/** In characters: what is left of the service's 32,768 for a URL when the organization and the root have had their share. */
const longestPath = 32_600

/** Whether a read is too long for a URL of its own. A batch holds URLs twice as long. */
export function isLongRead({ method, path }: Operation<unknown>): boolean {
  return method === 'GET' && path?.length > longestPath
}

/** Sends a read in a batch. It fails as it would on its own. Source: "Execute batch operations using the Web API". */
export async function runLongRead<Result>(
  executor: Executor,
  operation: Operation<Result>,
  { signal, timeoutInMs, ...own }: CallOptions = {},
  budget: RetryOptions,
): Promise<Result> {
  try {
    const [result] = await runInOrder(executor, [withOptions(operation, own)], { signal, timeoutInMs }, budget)
    return result as Result // of the one item
  } catch (error) {
    throw isDataverseError(error) && error.kind === 'batch' ? error.cause : error
  }
}
