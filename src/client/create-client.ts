import { OptionsError } from '../errors/index.js'
import { HttpExecutor } from '../http/index.js'
import { Client } from './client.js'
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

/** Checks by hand what safety needs: the core loads no zod. */
export function executorOf(options: ClientOptions): HttpExecutor {
  const faults = optionFaults(options)
  if (faults.length > 0) throw new OptionsError(faults)
  const { origin } = new URL(options.orgUrl)
  return new HttpExecutor({
    apiRoot: new URL(apiPath, origin),
    credential: credentialOf(options),
    // Our choice: the form without `.api` names the organization in a scope, in whichever form it was given.
    scope: `${origin.replace(/^(https:\/\/[^.]+)\.api\.(?=crm)/, '$1.')}/.default`,
    timeoutInMs: options.timeoutInMs ?? 120_000,
    maxRetries: options.maxRetries ?? 4,
    maxElapsedInMs: options.maxElapsedInMs ?? 300_000,
    maxParallel: options.maxParallel ?? 52,
    ...(options.fetch && { fetch: options.fetch }),
  })
}
