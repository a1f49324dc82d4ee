import { isGatewayFailure, requestIdIn } from '../answer/index.js'
import {
  AuthenticationError,
  isDataverseError,
  ServiceError,
  ThrottledError,
  TransportError,
  UnexpectedResponseError,
} from '../errors/index.js'
import { withRequestFacts } from '../errors/internal.js'
import type { Answer, AnswerHeaders, CallOptions, Executor, Operation } from '../operation/index.js'
import type { CallWatch, Telemetry } from '../telemetry/index.js'
import { type AttemptEnd, CircuitBreaker, type CircuitBreakerOptions } from './circuit-breaker.js'
import { withDeadline } from './deadline.js'
import { Exchange, type ExchangeOptions } from './exchange.js'
import { unsent } from './failure.js'
import type { RequestGate, Turn } from './gate.js'
import type { RequestLimiter } from './limiter.js'
import { ownOrigins } from './origins.js'
import { beginCall, type CallInProgress, type CallSurroundings } from './request.js'
import { type Responded, respondedWith } from './responded.js'
import { firstThrottledWaitInMs, type RetryOptions, withRetries } from './retry.js'

export interface HttpOptions extends RetryOptions, ExchangeOptions {
  /** Ends in a slash. */
  readonly apiRoot: URL
  /** For one attempt: the token, the request and the answer. */
  readonly timeoutInMs: number
  readonly gate: RequestGate
  readonly limiter?: RequestLimiter | undefined
  readonly circuitBreaker?: CircuitBreakerOptions | false | undefined
  readonly telemetry: Telemetry
}

const neverAborted = new AbortController().signal

/** Sends operations: the one place that does. */
export class HttpExecutor implements Executor {
  readonly #options: HttpOptions
  readonly #surroundings: CallSurroundings
  readonly #exchange: Exchange
  readonly #breaker: CircuitBreaker | undefined

  constructor(options: HttpOptions) {
    const { apiRoot, timeoutInMs, circuitBreaker } = options
    this.#options = options
    this.#surroundings = { apiRoot, timeoutInMs, origins: ownOrigins(apiRoot) }
    this.#exchange = new Exchange(options)
    this.#breaker = circuitBreaker === false ? undefined : new CircuitBreaker(circuitBreaker)
  }

  /** How often and how long something may be repeated. */
  get budget(): RetryOptions {
    return this.#options
  }

  /** Of the organization. */
  get origin(): string {
    return this.#options.apiRoot.origin
  }

  /** How many attempts can be on their way at the same time. */
  get maxParallel(): number {
    return this.#options.gate.maxParallel
  }

  execute<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Result> {
    return this.#run(operation, options, (answer) => operation.read(answer))
  }

  /** The result with what came around it. */
  respond<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Responded<Result>> {
    return this.#run(operation, options, (answer, retries) => respondedWith(operation.read(answer), answer, retries))
  }

  /** Whatever is wrong with the request itself is thrown before anything is sent. */
  async #run<Result>(
    operation: Operation<unknown>,
    options: CallOptions | undefined,
    read: (answer: Answer, retries: number) => Result,
  ): Promise<Result> {
    const clientRequestId = crypto.randomUUID()
    const call = beginCall(operation, options, clientRequestId, this.#surroundings)
    const { name, method, path, composition } = operation
    const { telemetry } = this.#options
    const loading = telemetry.loading()
    if (loading !== undefined) await loading
    const watch = telemetry.begin({
      operation: name,
      method,
      path,
      clientRequestId,
      ...(composition && { size: composition.size }),
    })
    try {
      const answer = await (watch === undefined
        ? this.#answer(call, watch)
        : watch.run(() => this.#answer(call, watch)))
      const retries = call.attempts - 1
      const result = read(answer, retries)
      watch?.ended({ status: answer.status, requestId: requestIdIn(answer.headers), retries })
      return result
    } catch (error) {
      const { status, requestId } = answerOf(error)
      if (isDataverseError(error)) withRequestFacts(error, { clientRequestId, attempts: call.attempts })
      watch?.ended({ status, requestId, retries: Math.max(0, call.attempts - 1), error })
      throw error
    }
  }

  #answer(call: CallInProgress, watch: CallWatch | undefined): Promise<Answer> {
    const { maxRetries, maxElapsedInMs } = this.#options
    return withRetries(() => this.#attempt(call, watch), call, {
      maxRetries,
      maxElapsedInMs,
      isDown: () => this.#breaker?.isOpen === true,
      onWait: watch && ((reason, waitInMs) => watch.waiting(reason, waitInMs)),
    })
  }

  /** A call that is aborted while it waits for its turn leaves the queue. */
  #attempt(call: CallInProgress, watch: CallWatch | undefined): Promise<Answer> {
    const { signal, operation } = call
    let isItsTurn = false
    const attempt = this.#options.gate.run((turn) => {
      isItsTurn = true
      return this.#takeTurn(turn, call, watch)
    }, signal)
    if (signal === undefined) return attempt
    return attempt.catch((error) => {
      throw isItsTurn ? error : unsent(operation, error)
    })
  }

  async #takeTurn(turn: Turn, call: CallInProgress, watch: CallWatch | undefined): Promise<Answer> {
    const { limiter } = this.#options
    if (limiter !== undefined) await acquire(limiter, call)
    this.#breaker?.enter()
    try {
      const answer = await withDeadline(call.timeoutInMs, call.signal, (signal) =>
        this.#exchange.run(call, watch, signal),
      )
      this.#breaker?.left('answered')
      turn.answered(parallelHint(answer.headers))
      return answer
    } catch (error) {
      this.#breaker?.left(call.signal?.aborted ? 'unknown' : attemptEnd(error))
      if (error instanceof ThrottledError) this.#holdBack(turn, error)
      throw error
    }
  }

  /** What one call is told counts for all: the service counts by user. */
  #holdBack(turn: Turn, { limit, retryAfterInMs = firstThrottledWaitInMs }: ThrottledError): void {
    turn.refused({ waitInMs: retryAfterInMs, isConcurrency: limit === 'concurrency' })
    const told = this.#options.limiter?.refused?.(retryAfterInMs)
    // A limiter that fails here fails at the next attempt too, where somebody waits for it.
    told?.catch(() => {})
  }
}

async function acquire(limiter: RequestLimiter, { signal = neverAborted, operation }: CallInProgress): Promise<void> {
  try {
    await limiter.acquire(signal)
  } catch (error) {
    throw signal.aborted ? unsent(operation, signal.reason) : error
  }
}

/** What an error knows of the answer that it stands for. */
function answerOf(error: unknown): { readonly status?: number | undefined; readonly requestId?: string | undefined } {
  return error instanceof ServiceError ||
    error instanceof UnexpectedResponseError ||
    error instanceof AuthenticationError
    ? error
    : {}
}

/** Source: "Send parallel requests". */
function parallelHint(headers: AnswerHeaders): number | undefined {
  const hint = headers.get('x-ms-dop-hint')
  return hint === null ? undefined : Number.parseInt(hint, 10) || undefined
}

/** A refusal is an answer too. */
function attemptEnd(error: unknown): AttemptEnd {
  if (error instanceof TransportError || isGatewayFailure(error)) return 'down'
  return error instanceof ServiceError ? 'answered' : 'unknown'
}
