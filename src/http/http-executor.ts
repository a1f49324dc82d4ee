import ky, { type KyInstance } from 'ky'
import pLimit, { type LimitFunction } from 'p-limit'
import { DuplicateRecordError, RecordNotFoundError, TransportError, UsageError } from '../errors/index.js'
import { type Answer, type CallOptions, type Executor, encodeText, type Operation } from '../operation/index.js'
import { untilAborted, withDeadline } from './deadline.js'
import { toFailure, unsent } from './failure.js'
import { ownOrigins, ownUrl } from './origins.js'
import { readAnswer } from './read-answer.js'
import { requestBody } from './request-body.js'
import { type RequestHeaders, requestHeaders } from './request-headers.js'
import { isGatewayFailure, type RetryOptions, withRetries } from './retry.js'
import { TokenCache, type TokenCredential } from './token.js'

export interface HttpOptions extends RetryOptions {
  /** Ends in a slash. */
  readonly apiRoot: URL
  readonly credential: TokenCredential
  readonly scope: string
  readonly fetch?: typeof globalThis.fetch
  /** For one attempt: the token, the request and the answer. */
  readonly timeoutInMs: number
  /** Requests on their way at the same time. */
  readonly maxParallel: number
}

/** In characters. Source: "Compose HTTP requests and handle errors". */
const longestUrl = 32_768

/** An operation on its way. */
interface Described {
  readonly operation: Operation<unknown>
  readonly signal: AbortSignal | undefined
  readonly url: URL
  readonly headers: RequestHeaders
  readonly body: RequestInit['body'] | undefined
  /** Whether an attempt may have been done although no answer came. */
  lost: boolean
}

/** Sends operations: the one place that does. */
export class HttpExecutor implements Executor {
  readonly #options: HttpOptions
  readonly #origins: ReadonlySet<string>
  readonly #tokens: TokenCache
  readonly #gate: LimitFunction
  readonly #ky: KyInstance

  constructor(options: HttpOptions) {
    this.#options = options
    this.#origins = ownOrigins(options.apiRoot)
    this.#tokens = new TokenCache(options.credential, options.scope)
    this.#gate = pLimit(options.maxParallel)
    this.#ky = ky.create({
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      redirect: 'manual',
      ...(options.fetch && { fetch: options.fetch }),
    })
  }

  /** Whatever is wrong with the request itself is thrown before anything is sent. */
  async execute<Result>(operation: Operation<Result>, options: CallOptions = {}): Promise<Result> {
    if (typeof operation?.path !== 'string' || typeof operation.read !== 'function') {
      throw new UsageError('Only an operation can be sent: a query, a record operation or an action.')
    }
    const { signal } = options
    const body = requestBody(operation)
    const headers = requestHeaders(operation, options, typeof body === 'string')
    const request: Described = { operation, signal, url: this.#urlOf(operation, options), headers, body, lost: false }
    const answer = await withRetries(() => this.#attempt(request), operation, this.#options, signal)
    return operation.read(answer)
  }

  #urlOf({ name, path }: Operation<unknown>, { tag }: CallOptions): URL {
    const url = ownUrl(withTag(path, tag), this.#options.apiRoot, this.#origins)
    if (url.href.length <= longestUrl) return url
    throw new UsageError(
      `The URL of ${name} has ${url.href.length} characters; the service takes ${longestUrl}: ask for fewer columns, or shorten lists and texts.`,
    )
  }

  /** A call that is aborted while it waits for its turn leaves the queue. */
  #attempt(request: Described): Promise<Answer> {
    const { operation, signal } = request
    if (signal === undefined) return this.#gate(() => this.#answer(request))
    const waiting = new AbortController()
    const leave = () => waiting.abort(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    const turn = this.#gate(() => {
      signal.removeEventListener('abort', leave)
      return this.#answer(request)
    })
    return untilAborted(turn, waiting.signal, (reason) => unsent(operation, reason))
  }

  #answer(request: Described): Promise<Answer> {
    return withDeadline(this.#options.timeoutInMs, request.signal, async (signal) => {
      const { operation, lost } = request
      if (signal.aborted) throw unsent(operation, signal.reason)
      const response = await this.#authorized(request, signal)
      const { status, headers } = response
      try {
        return { status, headers, body: await readAnswer(response, operation), ...(lost && { repeated: true }) }
      } catch (error) {
        if (lost && isDoneBefore(error, operation)) return { status, headers, body: undefined, repeated: true }
        request.lost ||= error instanceof TransportError || isGatewayFailure(error)
        throw error
      }
    })
  }

  /** Sends with a token, and once more with another one when the service does not take the first. */
  async #authorized(request: Described, signal: AbortSignal): Promise<Response> {
    const token = await this.#token(request, signal)
    const response = await this.#send(request, signal, token)
    if (response.status !== 401) return response
    await response.body?.cancel()
    return this.#send(request, signal, await this.#token(request, signal, token))
  }

  #token({ operation }: Described, signal: AbortSignal, refused?: string): Promise<string> {
    return untilAborted(this.#tokens.token(refused), signal, (reason) => unsent(operation, reason))
  }

  async #send(request: Described, signal: AbortSignal, token: string): Promise<Response> {
    const { operation, url, body } = request
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    const answer = this.#ky(url, { method: operation.method, headers, signal, ...(body !== undefined && { body }) })
    try {
      // A fetch of the caller's own may not heed its signal.
      return await untilAborted(answer, signal, (reason) => reason)
    } catch (error) {
      const failure = toFailure(causeOf(error, signal), operation)
      request.lost ||= failure.wasSent
      throw failure
    }
  }
}

/** Whether a refusal shows that an earlier attempt, whose answer was lost, did the work. */
function isDoneBefore(error: unknown, { method, repeat }: Operation<unknown>): boolean {
  if (method === 'DELETE') return error instanceof RecordNotFoundError
  return repeat === 'own-id' && error instanceof DuplicateRecordError && error.code === '0x80040237'
}

/** A next link goes out as it came. Source: "Use optional parameters". */
function withTag(path: string, tag: string | undefined): string {
  if (tag === undefined || URL.canParse(path)) return path
  return `${path}${path.includes('?') ? '&' : '?'}tag=${encodeText(tag, 'tag')}`
}

/** ky's errors hold the request and with it the token: only what lies beneath is kept. */
function causeOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  return error instanceof Error && 'request' in error ? error.cause : error
}
