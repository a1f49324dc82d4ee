import { type CallOptions, whoAmI } from '../operation/index.js'
import { Client } from './client.js'
import { executorOf } from './create-client.js'
import type { ClientOptions } from './options.js'

/**
 * Makes a client and sees that it works: a token is asked for and WhoAmI is sent.
 *
 * Fails with: `OptionsError` listing every fault of the options; `TransportError` when the organization cannot be reached;
 * `AuthenticationError` when no token is given or it is not taken; `MissingUserError` when the service principal has no
 * application user in the organization.
 *
 * @example
 * const crm = await connect({ orgUrl: 'https://contoso.crm.dynamics.com', credential: new DefaultAzureCredential() })
 */
export async function connect(options: ClientOptions, call: Pick<CallOptions, 'signal'> = {}): Promise<Client> {
  const executor = executorOf(options)
  await executor.execute(whoAmI(), call)
  return new Client(executor)
}
