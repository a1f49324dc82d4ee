import { channel } from 'node:diagnostics_channel'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-base'
import { type ClientOptions, createClient } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'

/** Measures calls that reach no network, with one kind of listener: `measure.ts <listener>`. Sends µs per call to its parent. */

const warmUps = 30_000
const calls = 30_000
const rounds = 5

const nothing = () => {}

/** What each listener adds to the client's options, or does for the whole process. */
export const listeners: Readonly<Record<string, () => Partial<ClientOptions>>> = {
  nobody: () => ({}),
  'hooks onRequest and onResponse': () => ({ onRequest: nothing, onResponse: nothing }),
  'a logger': () => ({ logger: { debug: nothing, info: nothing, warn: nothing, error: nothing } }),
  'a subscriber of the channels': () => {
    for (const name of ['request', 'retry', 'response']) channel(`dynamics365-crm:${name}`).subscribe(nothing)
    return {}
  },
  'OpenTelemetry, every span kept by nobody': () => {
    const drop: SpanProcessor = {
      onStart: nothing,
      onEnd: nothing,
      forceFlush: async () => {},
      shutdown: async () => {},
    }
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [drop] }))
    return {}
  },
  'nobody, with a limiter': () => ({ limiter: { acquire: async () => {} } }),
}

const id = '00000000-0000-4000-8000-000000000001'

async function measure(options: Partial<ClientOptions>): Promise<number> {
  const record = JSON.stringify({ accountid: id, name: 'Northwind', telephone1: '555-0100' })
  const crm = createClient({
    orgUrl: 'https://contoso.crm.dynamics.com',
    credential: async () => 'token',
    fetch: async () => new Response(record, { headers: { 'Content-Type': 'application/json' } }),
    ...options,
  } as ClientOptions) // a part of the options on top of whole ones
  const run = async (count: number) => {
    for (let nth = 0; nth < count; nth += 1) await crm.retrieve(account, id, (a) => a.select('name', 'telephone1'))
  }
  await run(warmUps)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await run(calls / rounds)
    times.push(((performance.now() - startedAt) * 1_000) / (calls / rounds))
  }
  return Math.min(...times)
}

const chosen = listeners[process.argv[2] ?? '']
if (chosen !== undefined && process.send !== undefined) {
  process.send(await measure(chosen()))
  process.disconnect()
}
