import { OptionsError } from '../errors/index.js'
import { HttpExecutor } from '../http/index.js'
import { Client } from './client.js'
import { credentialOf } from './credential.js'
import type { ClientOptions } from './options.js'
import { orgUrlFaults } from './org-url.js'

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

/** Checks by hand what safety needs: that the token has one place to go, and that there is something to get it with. */
export function executorOf(options: ClientOptions): HttpExecutor {
  const faults = [...orgUrlFaults(options?.orgUrl), ...credentialFaults(options)]
  if (faults.length > 0) throw new OptionsError(faults)
  const { origin } = new URL(options.orgUrl)
  return new HttpExecutor({
    apiRoot: new URL(apiPath, origin),
    credential: credentialOf(options),
    scope: `${origin}/.default`,
    timeoutInMs: options.timeoutInMs ?? 120_000,
    maxRetries: options.maxRetries ?? 4,
    maxElapsedInMs: options.maxElapsedInMs ?? 300_000,
    maxParallel: options.maxParallel ?? 52,
    ...(options.fetch && { fetch: options.fetch }),
  })
}

function credentialFaults(given: unknown): readonly string[] {
  const options = isObject(given) ? given : {}
  const { credential } = options
  if (credential !== undefined) {
    const isOne =
      typeof credential === 'function' || (isObject(credential) && typeof credential['getToken'] === 'function')
    return isOne ? [] : ['credential must have a getToken method, or be a function that gives a token']
  }
  return ['tenantId', 'clientId', 'clientSecret']
    .filter((name) => typeof options[name] !== 'string' || options[name] === '')
    .map((name) => `${name} is missing: give a credential, or tenantId, clientId and clientSecret`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
