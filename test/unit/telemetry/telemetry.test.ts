import { channel } from 'node:diagnostics_channel'
import { context, metrics, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  channelNames,
  createTelemetry,
  type Logger,
  type RequestEvent,
  type ResponseEvent,
} from '../../../src/telemetry/index.js'
import { answer, refusal } from '../http/answers.js'
import { openExecutor, origin } from '../http/open-executor.js'
import { reading, writing } from '../http/operations.js'

const record = '44444444-5555-4666-8777-888888888888'
const secretQuery = reading({
  name: 'contacts.query',
  path: `contacts(${record})?$select=fullname&$filter=lastname eq 'Smith'`,
})
const throttledOnce =
  () =>
  (_: unknown, nth: number): Response =>
    nth === 1
      ? refusal(429, '0x80072322', `Slow down, ${record}`, { 'Retry-After': '0' })
      : answer(200, {}, { REQ_ID: 'r-1' })

afterEach(() => {
  trace.disable()
  context.disable()
  propagation.disable()
  metrics.disable()
})

describe('a hook', () => {
  it('is told of every attempt and of the end, with nothing of the organization or a record', async () => {
    const requests: RequestEvent[] = []
    const responses: ResponseEvent[] = []
    const telemetry = createTelemetry({
      onRequest: (event) => requests.push(event),
      onResponse: (event) => responses.push(event),
    })
    const { executor, sent } = openExecutor(throttledOnce(), { telemetry })

    await executor.execute(secretQuery)

    const clientRequestId = sent[0]?.headers.get('x-ms-client-request-id')
    const common = {
      operation: 'contacts.query',
      table: 'contacts',
      method: 'GET',
      path: 'contacts({id})?$select=fullname&$filter={filter}',
      clientRequestId,
    }
    expect(requests).toEqual([
      { ...common, attempt: 1 },
      { ...common, attempt: 2 },
    ])
    expect(responses).toEqual([
      { ...common, status: 200, requestId: 'r-1', retries: 1, durationInMs: expect.any(Number) },
    ])
    expect(JSON.stringify([requests, responses])).not.toMatch(/Smith|44444444|contoso|token-1/)
  })

  it('that fails does not hurt the call, and is reported', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    const telemetry = createTelemetry({
      onRequest: () => {
        throw new Error('broken')
      },
    })
    const { executor } = openExecutor(() => answer(200, { done: true }), { telemetry })

    await expect(executor.execute(reading())).resolves.toEqual({ done: true })

    expect(warn).toHaveBeenCalledWith(expect.stringContaining('listener'))
    warn.mockRestore()
  })
})

describe('a logger', () => {
  it('is told in words what went well, what is repeated and what failed', async () => {
    const lines: string[] = []
    const log =
      (level: string): NonNullable<Logger['info']> =>
      (message) =>
        lines.push(`${level} ${message.replace(/\d+ ms/g, 'n ms')}`)
    const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
    const telemetry = createTelemetry({ logger })
    const good = openExecutor(throttledOnce(), { telemetry })
    const bad = openExecutor(() => refusal(400, '0x80040203', `No ${record}`), { telemetry })

    await good.executor.execute(secretQuery)
    await bad.executor.execute(writing()).catch(() => {})

    expect(lines).toEqual([
      'info contacts.query is repeated in n ms: the service asked to slow down (attempt 1).',
      'debug contacts.query was answered (200) in n ms, 1 retry.',
      'error accounts.create failed after n ms: ValidationError.',
    ])
  })
})

describe('a channel', () => {
  it('has the events while somebody has subscribed, and not before', async () => {
    const { executor } = openExecutor(throttledOnce())
    const events: unknown[] = []
    const listen = (event: unknown) => events.push(event)
    for (const name of Object.values(channelNames)) channel(name).subscribe(listen)

    await executor.execute(secretQuery)
    for (const name of Object.values(channelNames)) channel(name).unsubscribe(listen)
    await executor.execute(secretQuery)

    expect(events).toEqual([
      expect.objectContaining({ attempt: 1 }),
      expect.objectContaining({ reason: 'throttled', waitInMs: 0, attempt: 1 }),
      expect.objectContaining({ attempt: 2 }),
      expect.objectContaining({ status: 200, retries: 1 }),
    ])
  })
})

describe('OpenTelemetry', () => {
  it('has a span for the call and one below it for each attempt, with nothing of a record', async () => {
    const exporter = new InMemorySpanExporter()
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
    const { executor } = openExecutor(throttledOnce())

    await executor.execute(secretQuery)

    const spans = exporter.getFinishedSpans()
    const call = spans.find(({ name }) => name === 'contacts.query')
    const attempts = spans.filter(({ name }) => name === 'GET')
    expect(call?.attributes).toMatchObject({
      'dataverse.operation.name': 'contacts.query',
      'dataverse.table': 'contacts',
      'dataverse.retry.count': 1,
      'dataverse.request.id': 'r-1',
    })
    expect(attempts.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual(
      Array(2).fill(call?.spanContext().spanId),
    )
    expect(attempts.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ 'http.response.status_code': 429, 'error.type': 'ThrottledError' }),
      expect.objectContaining({ 'http.response.status_code': 200, 'http.request.resend_count': 1 }),
    ])
    expect(
      JSON.stringify(spans.map(({ name, attributes, events, status }) => [name, attributes, events, status])),
    ).not.toMatch(new RegExp(`Smith|${record}|${new URL(origin).host}|token-1`))
  })

  it('has the time of every attempt, and counts what is repeated and what is throttled', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
    const { executor } = openExecutor(throttledOnce())

    await executor.execute(secretQuery)
    await reader.forceFlush()

    const points = exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
      .flatMap(({ descriptor, dataPoints }) => dataPoints.map((point) => ({ name: descriptor.name, ...point })))
    const valuesOf = (wanted: string) => points.filter(({ name }) => name === wanted)
    expect(valuesOf('http.client.request.duration').map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ 'http.response.status_code': 429, 'error.type': 'ThrottledError' }),
      expect.objectContaining({ 'http.response.status_code': 200 }),
    ])
    expect(valuesOf('dataverse.client.throttled').map(({ value }) => value)).toEqual([1])
    expect(valuesOf('dataverse.client.retries').map(({ value, attributes }) => [value, attributes])).toEqual([
      [1, expect.objectContaining({ 'dataverse.retry.reason': 'throttled', 'dataverse.table': 'contacts' })],
    ])
    expect(valuesOf('dataverse.client.active_calls').map(({ value }) => value)).toEqual([0])
    expect(JSON.stringify(points)).not.toMatch(new RegExp(`Smith|${record}|${new URL(origin).host}|token-1`))
  })
})
