import { Account } from './account.js'
import { type ProtectionLimits, usualLimits } from './limits.js'

/** Where a request has come in. */
export interface Admission {
  /** Counts what the request took. */
  leave(endedAt: number): void
  readonly account: Account
  /** `ARRAffinity=…`: leads the next request to the same server. */
  readonly cookie: string
}

const affinity = /(?:^|;\s*)ARRAffinity=server-(\d+)(?:;|$)/

/** Counts by user and server, and refuses what is over the limits. */
export class Protection {
  readonly #limits: Required<ProtectionLimits>
  readonly #accounts = new Map<string, Account>()
  readonly #refuses: boolean
  #next = 0

  /** Without limits the usual ones are counted against, for what the headers tell, and nothing is refused. */
  constructor(limits: ProtectionLimits | boolean | undefined) {
    this.#refuses = limits !== undefined && limits !== false
    this.#limits = { ...usualLimits, ...(typeof limits === 'object' && limits) }
  }

  /** Source: protocol/errors-and-limits.md 7.1: a cookie pins the client to one server. Our choice: the others take turns. */
  enter(userId: string, cookies: string | null, now: number): Admission {
    const { servers } = this.#limits
    const wanted = Number(affinity.exec(cookies ?? '')?.[1] ?? Number.NaN)
    const server = wanted < servers ? wanted : this.#next++ % servers
    const account = this.#accountOf(`${userId} on ${server}`)
    if (this.#refuses) account.require(now)
    account.enter()
    return {
      account,
      cookie: `ARRAffinity=server-${server};Path=/;HttpOnly;Secure`,
      leave: (endedAt) => account.leave(endedAt, endedAt - now),
    }
  }

  #accountOf(key: string): Account {
    const known = this.#accounts.get(key) ?? new Account(this.#limits)
    this.#accounts.set(key, known)
    return known
  }
}
