import { AuthenticationError } from '../errors/index.js'

/** Gives tokens. Every credential of `@azure/identity` is one. */
export interface TokenCredential {
  getToken(scope: string, options?: { readonly abortSignal?: AbortSignal }): Promise<AccessToken | null>
}

export interface AccessToken {
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresOnTimestamp: number
}

/** A token is renewed so long before it ends, or after half its life when that is shorter. */
const marginInMs = 5 * 60_000

/** What can stand in a header. */
const tokenPattern = /^[\x21-\x7e]+$/

interface KeptToken {
  readonly token: string
  readonly renewOn: number
}

/** Keeps one token for one organization. Requests that need one at the same time share a single request for it. */
export class TokenCache {
  readonly #credential: TokenCredential
  readonly #scope: string
  #current: KeptToken | undefined
  #pending: Promise<KeptToken> | undefined

  constructor(credential: TokenCredential, scope: string) {
    this.#credential = credential
    this.#scope = scope
  }

  /** `refused` is a token that the service did not take: another one is asked for. */
  async token(refused?: string): Promise<string> {
    const current = this.#current
    if (current && current.token !== refused && Date.now() < current.renewOn) return current.token
    this.#pending ??= this.#request().finally(() => {
      this.#pending = undefined
    })
    return (await this.#pending).token
  }

  async #request(): Promise<KeptToken> {
    const given = await this.#ask()
    const { token, expiresOnTimestamp } = given ?? {}
    // Never quoted: what is no token may still be a secret.
    if (typeof token !== 'string' || !tokenPattern.test(token)) {
      throw new AuthenticationError('The credential gave no token for the organization.')
    }
    if (typeof expiresOnTimestamp !== 'number' || Number.isNaN(expiresOnTimestamp)) {
      throw new AuthenticationError('The credential gave a token without expiresOnTimestamp.')
    }
    const life = expiresOnTimestamp - Date.now()
    this.#current = { token, renewOn: expiresOnTimestamp - Math.min(marginInMs, life / 2) }
    return this.#current
  }

  async #ask(): Promise<AccessToken | null> {
    try {
      return await this.#credential.getToken(this.#scope)
    } catch (cause) {
      throw new AuthenticationError(`No token was given for the organization${hint(cause)}.`, { cause })
    }
  }
}

/** Microsoft Entra's own code says more than any text of ours, and names nobody. Without one it may never have been asked. */
function hint(cause: unknown): string {
  const code = cause instanceof Error ? /AADSTS\d+/.exec(cause.message)?.[0] : undefined
  if (code === undefined) {
    return ': the credential failed, perhaps before Microsoft Entra answered. Its words are in the cause. Check the credential, the network and the proxy'
  }
  return ` (${code}). Check the tenant, the client id and the secret, and that the secret has not expired`
}
