import type { TokenCredential } from '../http/index.js'

/** Where the organization is and how it is spoken to. */
export interface ConnectionOptions {
  /** `https://contoso.crm.dynamics.com`: the organization's origin, with no path. */
  readonly orgUrl: string
  /** Sends the requests; the global `fetch` when absent. The emulator's makes a client without a network. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** For one attempt, from sending to the end of the answer, in milliseconds. Default 120,000: the service gives up then. */
  readonly timeoutInMs?: number | undefined
  /** Attempts after the first, where repeating is safe. Default 4. */
  readonly maxRetries?: number | undefined
  /** No attempt starts later than this after the first, in milliseconds. Default 300,000. */
  readonly maxElapsedInMs?: number | undefined
  /** Requests on their way at the same time. Default 52: what the service allows. */
  readonly maxParallel?: number | undefined
}

/** Any credential of `@azure/identity`, or a function that gives a token for a scope. */
export interface CredentialOptions {
  readonly credential: TokenCredential | ((scope: string) => Promise<string>)
}

/** A service principal with a secret; `@azure/identity` is loaded for it. */
export interface ClientSecretOptions {
  readonly credential?: undefined
  /** Directory (tenant) id. */
  readonly tenantId: string
  /** Application (client) id. */
  readonly clientId: string
  readonly clientSecret: string
}

export type ClientOptions = ConnectionOptions & (CredentialOptions | ClientSecretOptions)
