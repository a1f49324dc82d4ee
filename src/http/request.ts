import { UsageError } from '../errors/index.js'
import { type CallOptions, encodeText, type Operation } from '../operation/index.js'
import { ownTarget } from './origins.js'
import { requestBody } from './request-body.js'
import { requestHeaders } from './request-headers.js'

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
  const body = requestBody(operation)
  const headers = requestHeaders(operation, options, typeof body === 'string')
  headers['x-ms-client-request-id'] = clientRequestId
  const { origin, path } = ownTarget(withParameters(operation.path, options), apiRoot, origins)
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

/** A next link goes out as it came. Source: "Use optional parameters". */
function withParameters(path: string, options: CallOptions | undefined): string {
  const { tag, partitionId } = options ?? {}
  if ((tag === undefined && partitionId === undefined) || URL.canParse(path)) return path
  return withParameter(withParameter(path, 'tag', tag), 'partitionId', partitionId)
}

function withParameter(path: string, name: string, value: string | undefined): string {
  return value === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeText(value, name)}`
}

const longestTimerInMs = 2 ** 31 - 1

function requireTime(timeoutInMs: number): number {
  if (Number.isInteger(timeoutInMs) && timeoutInMs > 0 && timeoutInMs <= longestTimerInMs) return timeoutInMs
  throw new UsageError(`timeoutInMs takes a whole number from 1 to ${longestTimerInMs}.`)
}
