import type { TokenCredential } from '../http/index.js'
import type { ClientOptions, ClientSecretOptions } from './options.js'

/** How long a function's token is taken to be good: it does not say. */
const assumedLifetimeInMs = 10 * 60_000

/** The credential of a client, whichever way it was given. */
export function credentialOf(options: ClientOptions): TokenCredential {
  const { credential } = options
  if (credential === undefined) return clientSecretCredential(options)
  if (typeof credential !== 'function') return credential
  return {
    getToken: async (scope) => ({
      token: await credential(scope),
      expiresOnTimestamp: Date.now() + assumedLifetimeInMs,
    }),
  }
}

/** Loads `@azure/identity` when the first token is needed. */
function clientSecretCredential({ tenantId, clientId, clientSecret }: ClientSecretOptions): TokenCredential {
  let credential: Promise<TokenCredential> | undefined
  return {
    async getToken(scope) {
      credential ??= import('@azure/identity').then(
        ({ ClientSecretCredential }) => new ClientSecretCredential(tenantId, clientId, clientSecret),
      )
      return (await credential).getToken(scope)
    },
  }
}
