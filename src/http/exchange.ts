import { isDoneBefore, isGatewayFailure, mayBeDoneBefore, outcomeUnknown } from '../answer/index.js'
import { TransportError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import type { CallWatch } from '../telemetry/index.js'
import type { Transport, TransportRequest, TransportResponse } from '../transport/index.js'
import { AffinityCookies } from './affinity.js'
import { toFailure, unsent } from './failure.js'
import { readAnswer } from './read-answer.js'
import type { CallInProgress } from './request.js'
import { type SendOptions, sendWith } from './send.js'
import { TokenCache, type TokenCredential } from './token.js'

export interface ExchangeOptions extends SendOptions {
  /** Absent in a page of the organization's own, whose cookies speak for the user. */
  readonly credential: TokenCredential | undefined
  readonly scope: string
  readonly keepAffinity?: boolean | undefined
}

/** Of one attempt: what it may still take, and the headers that carry a trace on. */
interface Attempt {
  readonly signal: AbortSignal
  readonly trace: Readonly<Record<string, string>> | undefined
}

/** Does attempts: the token, the request and the answer, read. */
export class Exchange {
  readonly #tokens: TokenCache | undefined
  readonly #cookies: AffinityCookies | undefined
  readonly #send: Transport

  constructor(options: ExchangeOptions) {
    const { credential, scope, keepAffinity } = options
    this.#tokens = credential && new TokenCache(credential, scope)
    this.#cookies = keepAffinity ? new AffinityCookies() : undefined
    this.#send = sendWith(options)
  }

  async run(call: CallInProgress, watch: CallWatch | undefined, signal: AbortSignal): Promise<Answer> {
    const { operation, lost } = call
    if (signal.aborted) throw unsent(operation, signal.reason)
    if (call.attempts === 0) call.startedAt = Date.now()
    call.attempts += 1
    const trace = watch?.attempt(call.attempts)
    let response: TransportResponse | undefined
    try {
      response = await this.#authorized(call, { signal, trace })
      const { status, headers } = response
      this.#cookies?.take(headers)
      const body = await readAnswer(response, operation)
      watch?.attemptEnded({ status })
      return lost ? { status, headers, body, repeated: true } : { status, headers, body }
    } catch (error) {
      watch?.attemptEnded({ status: response?.status, error })
      if (lost && response !== undefined && isDoneBefore(error, operation)) {
        return { status: response.status, headers: response.headers, body: undefined, repeated: true }
      }
      if (lost && mayBeDoneBefore(error, operation)) throw outcomeUnknown(operation, ', and is refused now', error)
      call.lost ||= (error instanceof TransportError && error.wasSent) || isGatewayFailure(error)
      throw error
    }
  }

  /** Sends with a token, and once more with another one when the service does not take the first. */
  async #authorized(call: CallInProgress, attempt: Attempt): Promise<TransportResponse> {
    const tokens = this.#tokens
    if (tokens === undefined) return this.#sendOnce(call, attempt, undefined)
    const token = tokens.current() ?? (await given(tokens.token(attempt.signal), call, attempt))
    const response = await this.#sendOnce(call, attempt, token)
    if (response.status !== 401) return response
    const challenge = response.headers.get('WWW-Authenticate')
    await response.body?.cancel()
    const other = await given(tokens.renew(token, challenge, attempt.signal), call, attempt)
    return this.#sendOnce(call, attempt, other)
  }

  async #sendOnce(call: CallInProgress, attempt: Attempt, token: string | undefined): Promise<TransportResponse> {
    try {
      return await this.#send(this.#requestOf(call, attempt, token))
    } catch (error) {
      throw toFailure(attempt.signal.aborted ? attempt.signal.reason : error, call.operation)
    }
  }

  #requestOf(call: CallInProgress, { signal, trace }: Attempt, token: string | undefined): TransportRequest {
    const headers: Record<string, string> = { ...call.headers, ...trace }
    const cookies = this.#cookies?.header
    if (cookies !== undefined) headers['cookie'] = cookies
    const { operation, origin, path, body } = call
    const request = { origin, path, method: operation.method, headers, signal, redirect: 'manual', body } as const
    if (token === undefined) return { ...request, credentials: 'same-origin' }
    headers['authorization'] = `Bearer ${token}`
    return request
  }
}

/** The token, or the error for a time that ran out while it was waited for. */
function given(token: Promise<string>, { operation }: CallInProgress, { signal }: Attempt): Promise<string> {
  return token.catch((error: unknown) => {
    throw signal.aborted ? unsent(operation, signal.reason) : error
  })
}
