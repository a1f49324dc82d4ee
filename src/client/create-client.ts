import { OptionsError } from '../errors/index.js'
import { createGate, HttpExecutor } from '../http/index.js'
import { createTelemetry } from '../telemetry/index.js'
import { Client } from './client.js'
import { scopeOf } from './cloud.js'
import { credentialOf } from './credential.js'
import { optionFaults } from './option-faults.js'
import type { ClientOptions } from './options.js'

const apiPath = '/api/data/v9.2/'

/**
 * Makes a client at once, with nothing sent: what is wrong with the organization or the credential shows in the first request.
 * `connect` looks before it gives a client.
 *
 * @example
 * const crm = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential })
 */
export function createClient(options: ClientOptions): Client {
  return new Client(executorOf(options))
}

/** Checks by hand what is given: the core loads no zod. */
export function executorOf(options: ClientOptions): HttpExecutor {
  const faults = optionFaults(options)
  if (faults.length > 0) throw new OptionsError(faults)
  const { fetch, proxy, gate, limiter, circuitBreaker, keepAffinity, logger, onRequest, onResponse } = options
  const { origin } = new URL(options.orgUrl)
  return new HttpExecutor({
    apiRoot: new URL(apiPath, origin),
    credential: credentialOf(options),
    scope: options.scope ?? scopeOf(new URL(origin)),
    timeoutInMs: options.timeoutInMs ?? 120_000,
    maxRetries: options.maxRetries ?? 4,
    maxElapsedInMs: options.maxElapsedInMs ?? 300_000,
    gate: gate ?? createGate({ maxParallel: options.maxParallel }),
    limiter,
    circuitBreaker,
    keepAffinity,
    fetch,
    proxy,
    telemetry: createTelemetry({ logger, onRequest, onResponse }),
  })
}
