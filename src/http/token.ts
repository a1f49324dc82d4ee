import { AuthenticationError } from '../errors/index.js'
import { claimsIn } from './claims.js'
import { untilAborted } from './deadline.js'

export interface GetTokenOptions {
  readonly abortSignal?: AbortSignal
  /** What the service wants to see proved, from the challenge of a 401. */
  readonly claims?: string
  /** Whether the token may be refused before its end, with such a challenge. */
  readonly enableCae?: boolean
}

/** Gives tokens. Every credential of `@azure/identity` is one. */
export interface TokenCredential {
  getToken(scope: string, options?: GetTokenOptions): Promise<AccessToken | null>
}

export interface AccessToken {
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresOnTimestamp: number
  /** When it is to be renewed, in milliseconds since 1970. */
  readonly refreshAfterTimestamp?: number | undefined
}

/** A token is renewed so long before it ends, or after half its life when that is shorter. */
const marginInMs = 5 * 60_000
/** After a renewal ahead of time has failed: the token is still good, and each try is a request. */
const retryRenewalInMs = 30_000
/** So long before its end a token is not sent any more: it has to be good when it arrives. */
const transitInMs = 10_000

/** What can stand in a header. */
const tokenPattern = /^[\x21-\x7e]+$/

interface KeptToken {
  readonly token: string
  renewOn: number
  readonly endsOn: number
}

/** Keeps one token for one organization. Requests that need one at the same time share a single request for it. */
export class TokenCache {
  readonly #credential: TokenCredential
  readonly #scope: string
  #kept: KeptToken | undefined
  #pending: Promise<KeptToken> | undefined

  constructor(credential: TokenCredential, scope: string) {
    this.#credential = credential
    this.#scope = scope
  }

  /** A token that is good, at once; one that is soon to end is renewed meanwhile, and nobody waits. */
  current(): string | undefined {
    const kept = this.#kept
    const now = Date.now()
    if (kept === undefined || now >= kept.endsOn) return undefined
    if (now >= kept.renewOn) this.#renewAhead(kept)
    return kept.token
  }

  /** An aborted caller leaves the others their request for a token. */
  async token(signal: AbortSignal): Promise<string> {
    const current = this.current()
    if (current !== undefined) return current
    return (await untilAborted(this.#share(undefined), signal, (reason) => reason)).token
  }

  /** Another token than one that the service did not take, 401. `challenge` is what it said, `WWW-Authenticate`. */
  async renew(refused: string, challenge: string | null, signal: AbortSignal): Promise<string> {
    // Another call may have had the same answer, and renewed it.
    const current = this.#kept?.token === refused ? undefined : this.current()
    if (current !== undefined) return current
    return (await untilAborted(this.#share(claimsIn(challenge)), signal, (reason) => reason)).token
  }

  #share(claims: string | undefined): Promise<KeptToken> {
    this.#pending ??= this.#request(claims).finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  #renewAhead(kept: KeptToken): void {
    kept.renewOn = Date.now() + retryRenewalInMs
    // A renewal that fails is tried again, until the token ends and somebody waits for it.
    this.#share(undefined).catch(() => {})
  }

  async #request(claims: string | undefined): Promise<KeptToken> {
    const { token, expiresOnTimestamp, refreshAfterTimestamp } = (await this.#ask(claims)) ?? {}
    // Never quoted: what is no token may still be a secret.
    if (typeof token !== 'string' || !tokenPattern.test(token)) {
      throw new AuthenticationError('The credential gave no token for the organization.')
    }
    if (typeof expiresOnTimestamp !== 'number' || Number.isNaN(expiresOnTimestamp)) {
      throw new AuthenticationError('The credential gave a token without expiresOnTimestamp.')
    }
    const life = expiresOnTimestamp - Date.now()
    this.#kept = {
      token,
      renewOn: refreshAfterTimestamp ?? expiresOnTimestamp - Math.min(marginInMs, life / 2),
      endsOn: expiresOnTimestamp - Math.min(transitInMs, life / 2),
    }
    return this.#kept
  }

  async #ask(claims: string | undefined): Promise<AccessToken | null> {
    try {
      return await this.#credential.getToken(this.#scope, { enableCae: true, ...(claims !== undefined && { claims }) })
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
