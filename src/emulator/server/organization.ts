import { tables } from '../../metadata/index.js'
import { FaultList } from '../faults/index.js'
import { type GivenMetadata, joinTables, readGiven } from '../given-tables/index.js'
import type { Session } from '../model.js'
import type { Limits } from '../odata/index.js'
import { Protection, type ProtectionLimits } from '../protection/index.js'
import { seedCompany, seedOrganization } from '../seed/index.js'
import { Random } from '../seed/random.js'
import type { Audited, SessionOptions } from '../session/index.js'
import { createSession, forgetNumbers, Privileges } from '../session/index.js'
import { createStore } from '../store/index.js'
import { PassingTime } from '../time/index.js'
import { type AlternateKeys, withAlternateKeys } from './alternate-keys.js'
import { guidFrom } from './guid-from.js'
import type { Service } from './service.js'
import { type EmulatorSnapshot, restoreSnapshot, takeSnapshot } from './snapshot.js'
import { Tokens } from './tokens.js'
import { addUsers, type EmulatorUser } from './users.js'

export interface OrganizationOptions {
  readonly seed?: number | undefined
  readonly clock: () => Date
  readonly random: () => number
  readonly users: readonly EmulatorUser[]
  readonly alternateKeys: AlternateKeys
  readonly audited?: Audited | undefined
  readonly metadata?: GivenMetadata | undefined
  readonly limits?: Limits | undefined
  readonly protection?: ProtectionLimits | boolean | undefined
  readonly dopHint?: number | undefined
  readonly strangers?: readonly string[] | undefined
}

/** The rows of an emulator and its users: what requests are answered from. */
export class Organization implements Service {
  readonly store
  readonly declared: ReadonlySet<string>
  readonly limits: Limits
  readonly protection: Protection
  readonly faults: FaultList
  readonly tokens = new Tokens()
  readonly dopHint: number | undefined
  readonly #clock: () => Date
  readonly #random: () => number
  readonly #requestIds: Random
  readonly #sessions = new Map<string, Session>()
  readonly #userByToken: ReadonlyMap<string, string>
  readonly #strangers: ReadonlySet<string>
  readonly #lacks: ReadonlyMap<string, readonly string[]>
  readonly #audited: Audited | undefined
  /** What happens by itself happens as the first user, who may do everything here. */
  #platform: Session
  #time = new PassingTime()
  #userId: string

  constructor(options: OrganizationOptions) {
    const { seed, clock, random, users, alternateKeys, metadata, limits = {} } = options
    const given = metadata === undefined ? undefined : readGiven(metadata)
    const all = given === undefined ? tables : joinTables(tables, given.tables)
    this.declared = new Set(given?.operations)
    this.store = createStore(withAlternateKeys(all, alternateKeys))
    this.limits = limits
    this.#audited = options.audited
    this.#clock = clock
    this.#random = random
    this.#requestIds = new Random(Math.floor(random() * 2 ** 32))
    this.protection = new Protection(options.protection)
    this.dopHint = options.dopHint
    // Not drawn from the ids of records: a fault changes none of them.
    this.faults = new FaultList(() => this.#requestIds.next())
    this.#strangers = new Set(options.strangers)
    this.#lacks = new Map(users.map(({ id, lacks = [] }) => [id.toLowerCase(), lacks]))
    this.#userId = this.#newId()
    this.#userByToken = new Map(users.flatMap(({ id, token }) => (token === undefined ? [] : [[token, id] as const])))
    const session = this.#sessionFor(this.#userId)
    this.#platform = session
    seedOrganization(session)
    if (seed !== undefined) seedCompany(session, seed)
    addUsers(session, users)
    this.passTime()
  }

  /** The first user, whom every bearer token stands for that is not another's. */
  get userId(): string {
    return this.#userId
  }

  now(): Date {
    return this.#clock()
  }

  passTime(): void {
    this.#time.pass(this.#platform)
  }

  newRequestId(): string {
    return this.#requestIds.id()
  }

  userOf(token: string): string | undefined {
    return this.#strangers.has(token) ? undefined : (this.#userByToken.get(token) ?? this.#userId)
  }

  privilegesOf(userId: string, callerId: string): Privileges {
    return new Privileges([userId, callerId].map((id) => [id, this.#lacks.get(id.toLowerCase()) ?? []] as const))
  }

  sessionOf(userId: string, callerId: string): Session {
    const key = `${callerId} for ${userId}`
    const known = this.#sessions.get(key)
    if (known !== undefined) return known
    const session = this.#sessionFor(userId, { callerId, privileges: this.privilegesOf(userId, callerId) })
    this.#sessions.set(key, session)
    return session
  }

  /** Of somebody who may do everything, unless it is said otherwise. */
  #sessionFor(userId: string, options: Pick<SessionOptions, 'callerId' | 'privileges'> = {}): Session {
    return createSession({
      store: this.store,
      userId,
      ...options,
      now: () => this.#clock(),
      newId: () => this.#newId(),
      ...(this.#audited === undefined ? {} : { audited: this.#audited }),
    })
  }

  snapshot(): EmulatorSnapshot {
    return takeSnapshot(this.store, this.#userId)
  }

  restore(snapshot: EmulatorSnapshot): void {
    restoreSnapshot(this.store, snapshot)
    forgetNumbers(this.store)
    this.#userId = snapshot.userId
    this.#platform = this.#sessionFor(snapshot.userId)
    this.#time = new PassingTime()
  }

  /** Never an id that a row has: numbers that repeat themselves would give one after a restore. */
  #newId(): string {
    for (let attempt = 0; attempt < 100; attempt++) {
      const id = guidFrom(this.#random)
      if (![...this.store.tables.keys()].some((table) => this.store.get(table, id))) return id
    }
    throw new Error('The random numbers of the emulator give only ids that are taken.')
  }
}
