import type { Attributes, Context, Span } from '@opentelemetry/api'
import type { CallEvent } from './events.js'
import type { CallOutcome } from './watch.js'

type Api = typeof import('@opentelemetry/api')

/** Where the API keeps what has been registered. Nothing is there while no SDK is. */
const registered = Symbol.for('opentelemetry.js.api.1')

let api: Api | undefined
let loading: Promise<void> | undefined

/** Something to wait for: OpenTelemetry has been registered and its API is not loaded yet. */
export function loadingOpenTelemetry(): Promise<void> | undefined {
  if (api !== undefined || !(registered in globalThis)) return undefined
  loading ??= import('@opentelemetry/api').then(
    (loaded) => {
      api = loaded
    },
    // Registered by a copy that cannot be reached from here.
    () => {},
  )
  return loading
}

/** Traces of one call: a span for it, one for each attempt below it, and its measurements. */
export interface CallTrace {
  run<Result>(work: () => Promise<Result>): Promise<Result>
  attempt(nth: number): Readonly<Record<string, string>>
  attemptEnded(status: number | undefined, error: unknown): void
  waiting(reason: string): void
  ended(outcome: CallOutcome): void
}

/** Whether an SDK is registered, and its API loaded. */
export function isTracing(): boolean {
  return api !== undefined && registered in globalThis
}

/** Undefined while nobody traces. */
export function traceOf(call: CallEvent): CallTrace | undefined {
  return api === undefined || !isTracing() ? undefined : new OpenTelemetryTrace(api, call)
}

/**
 * Source: OpenTelemetry semantic conventions for HTTP spans and metrics. `server.address` and `url.full` would name the
 * organization and records: they are left out, and `url.template` has the path without its values.
 */
class OpenTelemetryTrace implements CallTrace {
  readonly #api: Api
  readonly #call: CallEvent
  readonly #span: Span
  readonly #context: Context
  readonly #meters: Meters
  #attempt: Span | undefined
  #attemptAt = 0
  #retries = 0

  constructor(api: Api, call: CallEvent) {
    this.#api = api
    this.#call = call
    this.#meters = metersOf(api)
    this.#span = tracerOf(api).startSpan(call.operation, {
      kind: api.SpanKind.INTERNAL,
      attributes: this.#callAttributes(),
    })
    this.#context = api.trace.setSpan(api.context.active(), this.#span)
    this.#meters.active.add(1, this.#dimensions())
  }

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#api.context.with(this.#context, work)
  }

  attempt(nth: number): Readonly<Record<string, string>> {
    const { method, path } = this.#call
    this.#attemptAt = performance.now()
    this.#attempt = tracerOf(this.#api).startSpan(
      method,
      {
        kind: this.#api.SpanKind.CLIENT,
        attributes: {
          'http.request.method': method,
          'url.template': path.split('?')[0] ?? '',
          ...(nth > 1 && { 'http.request.resend_count': nth - 1 }),
        },
      },
      this.#context,
    )
    const headers: Record<string, string> = {}
    this.#api.propagation.inject(this.#api.trace.setSpan(this.#context, this.#attempt), headers)
    return headers
  }

  attemptEnded(status: number | undefined, error: unknown): void {
    const type = errorType(status, error)
    const attributes = {
      ...(status !== undefined && { 'http.response.status_code': status }),
      ...(type !== undefined && { 'error.type': type }),
    }
    this.#attempt?.setAttributes(attributes)
    if (type !== undefined) this.#attempt?.setStatus({ code: this.#api.SpanStatusCode.ERROR })
    this.#attempt?.end()
    const seconds = (performance.now() - this.#attemptAt) / 1_000
    this.#meters.duration.record(seconds, {
      'http.request.method': this.#call.method,
      ...this.#dimensions(),
      ...attributes,
    })
  }

  waiting(reason: string): void {
    this.#retries += 1
    this.#meters.retries.add(1, { ...this.#dimensions(), 'dataverse.retry.reason': reason })
    if (reason === 'throttled') this.#meters.throttled.add(1, this.#dimensions())
  }

  ended({ requestId, error }: CallOutcome): void {
    const type = error === undefined ? undefined : errorType(undefined, error)
    this.#span.setAttributes({
      'dataverse.retry.count': this.#retries,
      ...(requestId !== undefined && { 'dataverse.request.id': requestId }),
      ...(type !== undefined && { 'error.type': type }),
    })
    if (type !== undefined) this.#span.setStatus({ code: this.#api.SpanStatusCode.ERROR })
    this.#span.end()
    this.#meters.active.add(-1, this.#dimensions())
  }

  #callAttributes(): Attributes {
    const { clientRequestId, size } = this.#call
    return {
      ...this.#dimensions(),
      'dataverse.client_request.id': clientRequestId,
      ...(size !== undefined && { 'dataverse.batch.size': size }),
    }
  }

  #dimensions(): Attributes {
    const { operation, table } = this.#call
    return { 'dataverse.operation.name': operation, ...(table !== undefined && { 'dataverse.table': table }) }
  }
}

/** The class of the error, or the status: both say little, and enough to count by. */
function errorType(status: number | undefined, error: unknown): string | undefined {
  if (error instanceof Error) return error.name
  if (error !== undefined) return '_OTHER'
  return status !== undefined && status >= 400 ? String(status) : undefined
}

const library = 'dynamics365-crm'

function tracerOf({ trace }: Api) {
  return trace.getTracer(library)
}

type Meters = ReturnType<typeof makeMeters>

/** By provider: another one that is registered later gets meters of its own. */
const known = new WeakMap<object, Meters>()

function metersOf(api: Api): Meters {
  const provider = api.metrics.getMeterProvider()
  const meters = known.get(provider) ?? makeMeters(api)
  known.set(provider, meters)
  return meters
}

function makeMeters({ metrics }: Api) {
  const meter = metrics.getMeter(library)
  return {
    duration: meter.createHistogram('http.client.request.duration', {
      unit: 's',
      description: 'Duration of one attempt.',
      // As the conventions advise.
      advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
    }),
    throttled: meter.createCounter('dataverse.client.throttled', {
      description: 'Attempts that the service asked to slow down.',
    }),
    retries: meter.createCounter('dataverse.client.retries', { description: 'Attempts that are repeated.' }),
    active: meter.createUpDownCounter('dataverse.client.active_calls', {
      description: 'Calls that have begun and not ended.',
    }),
  }
}
