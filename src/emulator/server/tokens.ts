/** Which tokens have ended. */
export class Tokens {
  readonly #seen = new Set<string>()
  readonly #ended = new Map<string, string | undefined>()

  /** Every token that has come so far has ended; with claims, until one comes that proves them. */
  expire(claims: string | undefined): void {
    for (const token of this.#seen) this.#ended.set(token, claims)
    this.#seen.clear()
  }

  /** Whether a token has ended, and what the next one is to prove. */
  endOf(token: string): { readonly claims: string | undefined } | undefined {
    if (this.#ended.has(token)) return { claims: this.#ended.get(token) }
    this.#seen.add(token)
    return undefined
  }
}
