import ky, { type KyInstance } from 'ky'
import pLimit, { type LimitFunction } from 'p-limit'
import { DuplicateRecordError, TransportError, UsageError } from '../errors/index.js'
import { type Answer, type CallOptions, type Executor, encodeText, type Operation } from '../operation/index.js'
import { withDeadline } from './deadline.js'
import { toFailure } from './failure.js'
import { ownOrigins, ownUrl } from './origins.js'
import { readAnswer } from './read-answer.js'
import { requestHeaders } from './request-headers.js'
import { isGatewayFailure, type RetryOptions, withRetries } from './retry.js'
import { TokenCache, type TokenCredential } from './token.js'

export interface HttpOptions extends RetryOptions {
  /** Ends in a slash. */
  readonly apiRoot: URL
  readonly credential: TokenCredential
  readonly scope: string
  readonly fetch?: typeof globalThis.fetch
  /** For one attempt, from sending to the end of the answer. */
  readonly timeoutInMs: number
  /** Requests on their way at the same time. */
  readonly maxParallel: number
}

/** In characters. Source: "Compose HTTP requests and handle errors". */
const longestUrl = 32_768

/** An operation on its way. */
interface Described<Result> {
  readonly operation: Operation<Result>
  readonly options: CallOptions
  readonly url: URL
  readonly body: string | undefined
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

  async execute<Result>(operation: Operation<Result>, options: CallOptions = {}): Promise<Result> {
    const url = this.#urlOf(operation, options)
    const body = operation.body === undefined ? undefined : JSON.stringify(operation.body)
    const request: Described<Result> = { operation, options, url, body, lost: false }
    return this.#gate(() => withRetries(() => this.#attempt(request), operation, this.#options, options.signal))
  }

  #urlOf({ name, path }: Operation<unknown>, { tag }: CallOptions): URL {
    const url = ownUrl(withTag(path, tag), this.#options.apiRoot, this.#origins)
    if (url.href.length <= longestUrl) return url
    throw new UsageError(`The URL of ${name} has ${url.href.length} characters; the service takes ${longestUrl}.`)
  }

  async #attempt<Result>(request: Described<Result>): Promise<Result> {
    const { operation, options } = request
    if (options.signal?.aborted) {
      const cause = options.signal.reason
      throw new TransportError(`${operation.name} was not sent: the call was aborted.`, { cause })
    }
    const answer = await withDeadline(this.#options.timeoutInMs, options.signal, (signal) =>
      this.#answer(request, signal).catch((error: unknown) => {
        request.lost ||= error instanceof TransportError || isGatewayFailure(error)
        throw error
      }),
    )
    return operation.read(answer)
  }

  async #answer(request: Described<unknown>, signal: AbortSignal): Promise<Answer> {
    const { operation, lost } = request
    const response = await this.#authorized(request, signal)
    const { status, headers } = response
    try {
      return { status, headers, body: await readAnswer(response, operation) }
    } catch (error) {
      // The answer to an earlier attempt was lost, and that attempt made the record.
      const isOwn = operation.repeat === 'own-id' && lost && error instanceof DuplicateRecordError
      if (isOwn && error.kind === 'duplicate-key') return { status, headers, body: undefined }
      throw error
    }
  }

  /** Sends with a token, and once more with another one when the service does not take the first. */
  async #authorized(request: Described<unknown>, signal: AbortSignal): Promise<Response> {
    const token = await this.#tokens.token()
    const response = await this.#send(request, signal, token)
    if (response.status !== 401) return response
    await response.body?.cancel()
    return this.#send(request, signal, await this.#tokens.token(token))
  }

  async #send({ operation, options, url, body }: Described<unknown>, signal: AbortSignal, token: string) {
    try {
      return await this.#ky(url, {
        method: operation.method,
        headers: requestHeaders(operation, token, options),
        signal,
        ...(body !== undefined && { body }),
      })
    } catch (error) {
      throw toFailure(causeOf(error, signal), operation)
    }
  }
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
