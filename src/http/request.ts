import { UsageError } from '../errors/index.js'
import { type CallOptions, holdsPendingId, type Operation } from '../operation/index.js'
import { describeWith } from './inner-request.js'
import { ownTarget } from './origins.js'
import { requestBody } from './request-body.js'
import { requestHeaders } from './request-headers.js'
import { withParameters } from './with-parameters.js'

/** In characters. Source: "Compose HTTP requests and handle errors". */
const longestUrl = 32_768

/** An operation on its way. What an attempt learns is kept for the next. */
export interface CallInProgress {
  readonly operation: Operation<unknown>
  readonly origin: string
  /** With its query, as it goes out. */
  readonly path: string
  /** Without the token. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: RequestInit['body'] | undefined
  readonly signal: AbortSignal | undefined
  readonly timeoutInMs: number
  attempts: number
  /** When the first attempt left, in milliseconds since 1970. */
  startedAt: number
  /** Whether an attempt may have been done although no answer came. */
  lost: boolean
}

export interface CallSurroundings {
  readonly apiRoot: URL
  readonly origins: ReadonlySet<string>
  readonly timeoutInMs: number
}

/** Whatever is wrong with the request itself is thrown here, before anything is sent. */
export function beginCall(
  given: Operation<unknown>,
  options: CallOptions | undefined,
  clientRequestId: string,
  { apiRoot, origins, timeoutInMs }: CallSurroundings,
): CallInProgress {
  if (typeof given?.path !== 'string' || typeof given.read !== 'function') {
    throw new UsageError('Only an operation can be sent: a query, a record operation or an action.')
  }
  const operation = options?.ifMatch === undefined ? given : onlyWhenRefused(given)
  const { composition } = operation
  const body = composition?.write(describeWith(options, { apiRoot, origins })) ?? requestBody(operation, apiRoot)
  // What concerns the operations of a batch is said in its parts.
  const own = composition === undefined ? options : undefined
  const headers = requestHeaders(operation, own, typeof body === 'string')
  headers['x-ms-client-request-id'] = clientRequestId
  if (
    holdsPendingId(operation.path) ||
    (composition === undefined && typeof body === 'string' && holdsPendingId(body))
  ) {
    throw new UsageError(`${operation.name} points at a record of a change set: only what stands in that set can.`)
  }
  const { origin, path } = ownTarget(withParameters(operation.path, own), apiRoot, origins)
  const length = origin.length + path.length
  if (length > longestUrl) {
    throw new UsageError(
      `The URL of ${operation.name} has ${length} characters; the service takes ${longestUrl}: ask for fewer columns, or shorten lists and texts.`,
    )
  }
  return {
    operation,
    origin,
    path,
    headers,
    body,
    signal: options?.signal,
    timeoutInMs: options?.timeoutInMs === undefined ? timeoutInMs : requireTime(options.timeoutInMs),
    attempts: 0,
    startedAt: 0,
    lost: false,
  }
}

/** After a lost answer the version would be the new one: a repeat would be refused although the first was done. */
function onlyWhenRefused(operation: Operation<unknown>): Operation<unknown> {
  return Object.create(operation, { repeat: { value: 'when-refused' } }) as Operation<unknown> // all else is inherited
}

const longestTimerInMs = 2 ** 31 - 1

function requireTime(timeoutInMs: number): number {
  if (Number.isInteger(timeoutInMs) && timeoutInMs > 0 && timeoutInMs <= longestTimerInMs) return timeoutInMs
  throw new UsageError(`timeoutInMs takes a whole number from 1 to ${longestTimerInMs}.`)
}
