import type { CircuitBreakerOptions, RequestGate, RequestLimiter, TokenCredential } from '../http/index.js'
import type { Logger, RequestHook, ResponseHook } from '../telemetry/index.js'

/** Where the organization is and how it is spoken to. */
export interface ConnectionOptions {
  /** `https://contoso.crm.dynamics.com`: the organization's origin, with no path. */
  readonly orgUrl: string
  /**
   * Sends the requests. When absent: on Node a lean one of the library's own over `node:https`, elsewhere the global
   * `fetch`. The emulator's makes a client without a network.
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * The URL of an HTTP proxy, or `false` for none. When absent, the environment says: HTTPS_PROXY, HTTP_PROXY, NO_PROXY.
   * On Node only, and not with a `fetch` of your own.
   */
  readonly proxy?: string | false | undefined
  /** For one attempt, from sending to the end of the answer, in milliseconds. Default 120,000: the service gives up then. */
  readonly timeoutInMs?: number | undefined
  /** Attempts after the first, where repeating is safe. Default 4. */
  readonly maxRetries?: number | undefined
  /** No attempt starts later than this after the first, in milliseconds. Default 300,000. */
  readonly maxElapsedInMs?: number | undefined
  /** Requests on their way at the same time, at most. Default 52: what the service allows. The service may ask for fewer. */
  readonly maxParallel?: number | undefined
  /** One gate for several clients of the same user, whom the service counts as one. Default: a gate of the client's own. */
  readonly gate?: RequestGate | undefined
  /** Shares the service's limits with other processes. */
  readonly limiter?: RequestLimiter | undefined
  /** When the client fails fast because the organization is down; `false`: never. */
  readonly circuitBreaker?: CircuitBreakerOptions | false | undefined
  /** Keeps the cookie that ties a client to one server. Default false: work spreads over the organization's servers. */
  readonly keepAffinity?: boolean | undefined
  /** Is told what happens, in words. */
  readonly logger?: Logger | undefined
  /** Is told of every attempt before it leaves. */
  readonly onRequest?: RequestHook | undefined
  /** Is told of every call that has ended. */
  readonly onResponse?: ResponseHook | undefined
}

/** Where tokens come from, when `@azure/identity` is to be loaded. Both follow from the organization's cloud when absent. */
export interface CloudOptions {
  /** `https://login.microsoftonline.us`. */
  readonly authorityHost?: string | undefined
  /** `https://contoso.crm.dynamics.com/.default`. */
  readonly scope?: string | undefined
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

/** A service principal with a certificate; `@azure/identity` is loaded for it. */
export interface ClientCertificateOptions {
  readonly credential?: undefined
  readonly tenantId: string
  readonly clientId: string
  /** The path of a PEM file that holds the certificate and its private key, or the text of one. */
  readonly clientCertificate: string
  /** Of the private key, where it has one. */
  readonly certificatePassword?: string | undefined
  /** For authentication by subject name and issuer. */
  readonly sendCertificateChain?: boolean | undefined
}

/** An identity that the surroundings have; `@azure/identity` is loaded for it. */
export interface SurroundingIdentityOptions {
  readonly credential?: undefined
  /**
   * `managed-identity` of an Azure resource, system-assigned unless `clientId` names one; `workload-identity` of a pod in
   * Kubernetes; `azure-cli`: whoever has signed in with `az login`; `default`: the first of them that works.
   */
  readonly identity: 'managed-identity' | 'workload-identity' | 'azure-cli' | 'default'
  readonly tenantId?: string | undefined
  readonly clientId?: string | undefined
}

/** In a page that the organization itself serves, such as a model-driven app's: the user who has signed in there. */
export interface SignedInOptions {
  readonly credential?: undefined
  readonly identity?: undefined
  readonly clientId?: undefined
}

export type IdentityOptions =
  | CredentialOptions
  | ClientSecretOptions
  | ClientCertificateOptions
  | SurroundingIdentityOptions
  | SignedInOptions

export type ClientOptions = ConnectionOptions & CloudOptions & IdentityOptions
