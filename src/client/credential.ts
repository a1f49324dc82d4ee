import type { TokenCredential } from '../http/index.js'
import { authorityOf } from './cloud.js'
import type { ClientOptions } from './options.js'
import { isOwnPage } from './own-page.js'
import { expiryOf } from './token-expiry.js'

/** The credential of a client, whichever way it was given; undefined in a page of the organization's own. */
export function credentialOf(options: ClientOptions): TokenCredential | undefined {
  const { credential } = options
  if (typeof credential === 'function') {
    return {
      async getToken(scope) {
        const token = await credential(scope)
        return { token, expiresOnTimestamp: expiryOf(token) }
      },
    }
  }
  if (credential !== undefined) return credential
  return isOwnPage(options.orgUrl) &&
    !('clientSecret' in options || 'clientCertificate' in options || 'identity' in options)
    ? undefined
    : loadedCredential(options)
}

/** Loads `@azure/identity` when the first token is needed. */
function loadedCredential(options: ClientOptions): TokenCredential {
  let credential: Promise<TokenCredential> | undefined
  return {
    async getToken(scope, how) {
      credential ??= import('@azure/identity').then((identity) => made(identity, options))
      return (await credential).getToken(scope, how)
    },
  }
}

type Identity = typeof import('@azure/identity')

function made(identity: Identity, options: ClientOptions): TokenCredential {
  const authorityHost = options.authorityHost ?? authorityOf(new URL(options.orgUrl))
  const common = { authorityHost, ...proxyOptions(options.proxy) }
  if ('clientSecret' in options && options.clientSecret !== undefined) {
    const { tenantId, clientId, clientSecret } = options
    return new identity.ClientSecretCredential(tenantId, clientId, clientSecret, common)
  }
  if ('clientCertificate' in options && options.clientCertificate !== undefined) {
    const { tenantId, clientId, clientCertificate, certificatePassword, sendCertificateChain = false } = options
    const password = certificatePassword === undefined ? {} : { certificatePassword }
    const settings = { ...common, sendCertificateChain }
    return clientCertificate.includes('-----BEGIN')
      ? new identity.ClientCertificateCredential(
          tenantId,
          clientId,
          { certificate: clientCertificate, ...password },
          settings,
        )
      : new identity.ClientCertificateCredential(
          tenantId,
          clientId,
          { certificatePath: clientCertificate, ...password },
          settings,
        )
  }
  if (!('identity' in options) || options.identity === undefined) throw new Error('The options were not checked.')
  return surrounding(identity, options.identity, options, common)
}

function surrounding(
  { AzureCliCredential, DefaultAzureCredential, ManagedIdentityCredential, WorkloadIdentityCredential }: Identity,
  kind: 'managed-identity' | 'workload-identity' | 'azure-cli' | 'default',
  { tenantId, clientId }: { readonly tenantId?: string | undefined; readonly clientId?: string | undefined },
  common: object,
): TokenCredential {
  const tenant = tenantId === undefined ? {} : { tenantId }
  const client = clientId === undefined ? {} : { clientId }
  if (kind === 'managed-identity') return new ManagedIdentityCredential({ ...common, ...client })
  if (kind === 'workload-identity') return new WorkloadIdentityCredential({ ...common, ...tenant, ...client })
  if (kind === 'azure-cli') return new AzureCliCredential({ ...common, ...tenant })
  return new DefaultAzureCredential({ ...common, ...tenant, ...(clientId && { managedIdentityClientId: clientId }) })
}

/** Without a proxy given, `@azure/identity` reads the environment itself, as the transport does. */
function proxyOptions(proxy: string | false | undefined): object {
  if (!proxy) return {}
  const { protocol, hostname, port, username, password } = new URL(proxy)
  const host = `${protocol}//${hostname}`
  const who = username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { proxyOptions: { host, port: Number(port) || (protocol === 'https:' ? 443 : 80), ...who } }
}
