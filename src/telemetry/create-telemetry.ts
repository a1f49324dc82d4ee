import { channelListener } from './channels.js'
import type { CallEvent, Logger, RequestHook, ResponseHook } from './events.js'
import { type Listener, tell } from './listener.js'
import { loggerListener } from './logger.js'
import { type CallTrace, isTracing, loadingOpenTelemetry, traceOf } from './open-telemetry.js'
import { shownCall } from './shown-call.js'
import type { AttemptOutcome, CallOutcome, CallWatch, RetryReason, Telemetry } from './watch.js'

export interface TelemetryOptions {
  readonly logger?: Logger | undefined
  readonly onRequest?: RequestHook | undefined
  readonly onResponse?: ResponseHook | undefined
}

/** Tells whoever listens: the logger, the hooks, the channels' subscribers and OpenTelemetry. */
export function createTelemetry({ logger, onRequest, onResponse }: TelemetryOptions): Telemetry {
  const own: Listener[] = logger === undefined ? [] : [loggerListener(logger)]
  if (onRequest !== undefined || onResponse !== undefined) {
    own.push({ ...(onRequest && { request: onRequest }), ...(onResponse && { response: onResponse }) })
  }
  return {
    loading: loadingOpenTelemetry,
    begin(call) {
      const channels = channelListener()
      const listeners = channels === undefined ? own : [...own, channels]
      if (listeners.length === 0 && !isTracing()) return undefined
      const shown = shownCall(call)
      return new Watch(shown, listeners, traceOf(shown))
    },
  }
}

class Watch implements CallWatch {
  readonly #call: CallEvent
  readonly #listeners: readonly Listener[]
  readonly #trace: CallTrace | undefined
  readonly #startedAt = performance.now()
  #attempts = 0

  constructor(call: CallEvent, listeners: readonly Listener[], trace: CallTrace | undefined) {
    this.#call = call
    this.#listeners = listeners
    this.#trace = trace
  }

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#trace === undefined ? work() : this.#trace.run(work)
  }

  attempt(nth: number): Readonly<Record<string, string>> | undefined {
    this.#attempts = nth
    for (const { request } of this.#listeners) tell(request, { ...this.#call, attempt: nth })
    return this.#trace?.attempt(nth)
  }

  attemptEnded({ status, error }: AttemptOutcome): void {
    this.#trace?.attemptEnded(status, error)
  }

  waiting(reason: RetryReason, waitInMs: number): void {
    for (const { retry } of this.#listeners) tell(retry, { ...this.#call, reason, waitInMs, attempt: this.#attempts })
    this.#trace?.waiting(reason)
  }

  ended(outcome: CallOutcome): void {
    const { status, requestId, retries, error } = outcome
    const event = {
      ...this.#call,
      ...(status !== undefined && { status }),
      ...(requestId !== undefined && { requestId }),
      retries,
      durationInMs: performance.now() - this.#startedAt,
      ...(error !== undefined && {
        error: error instanceof Error ? error : new Error('Something that is no error was thrown'),
      }),
    }
    for (const { response } of this.#listeners) tell(response, event)
    this.#trace?.ended(outcome)
  }
}
