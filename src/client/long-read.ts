import { withOptions } from '../batch/index.js'
import { isDataverseError } from '../errors/index.js'
import { type Responded, type RetryOptions, respondedWith } from '../http/index.js'
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

/** The same, with what came around it: status and headers of its part of the batch. */
export async function respondToLongRead<Result>(
  sender: Pick<Executor, 'execute'> & {
    respond<Whole>(operation: Operation<Whole>, options?: CallOptions): Promise<Responded<Whole>>
  },
  operation: Operation<Result>,
  options: CallOptions | undefined,
  budget: RetryOptions,
): Promise<Responded<Result>> {
  let retries = 0
  const executor: Executor = {
    async execute(batch, given) {
      const responded = await sender.respond(batch, given)
      retries += responded.retries
      return responded.value
    },
  }
  const { name, method, path, headers, expects, repeat } = operation // a query is no plain object
  const responding: Operation<Responded<Result>> = {
    name,
    method,
    path,
    ...(headers && { headers }),
    expects,
    repeat,
    read: (answer) => respondedWith(operation.read(answer), answer, 0),
  }
  return { ...(await runLongRead(executor, responding, options, budget)), retries }
}
