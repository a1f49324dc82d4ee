import { BrokenConnection, type Faults } from './faults/index.js'
import type { GivenMetadata } from './given-tables/index.js'
import { handlersOf, type MswHttp } from './msw-handlers.js'
import type { ProtectionLimits } from './protection/index.js'
import { Random } from './seed/index.js'
import {
  type AlternateKeys,
  type EmulatorLimits,
  type EmulatorSnapshot,
  type EmulatorUser,
  handle,
  type Listening,
  listenOnLoopback,
  Organization,
} from './server/index.js'
import type { Audited } from './session/index.js'

/** What an emulator starts with. All of it may be left out. */
export interface EmulatorOptions {
  /** Seed number of a plausible company; absent: an organization with its first user and nothing else. */
  readonly seed?: number
  /** The time; the real one when absent. */
  readonly clock?: () => Date
  /** Numbers that are at least 0 and below 1, for new ids. Absent: they follow from the seed; without one, `Math.random`. */
  readonly random?: () => number
  /** The organization's URL; `https://contoso.crm.dynamics.com` when absent. */
  readonly orgUrl?: string
  /**
   * Users besides the first. A bearer token that is not one of theirs is the first user's. An id that another user has
   * already, of the seed or of this list, is an error that names its place.
   */
  readonly users?: readonly EmulatorUser[]
  /** Alternate keys besides those of the metadata: lists of columns by table, by their logical names. */
  readonly alternateKeys?: AlternateKeys
  /** Tables whose changes by callers are kept in `audit`, by their logical names; `true` for all. Absent: none. */
  readonly audited?: Audited
  /**
   * Tables besides the shipped ones, or in their place: a `$metadata` document, answers of `EntityDefinitions` or of
   * `RetrieveMetadataChanges` as text or as JSON, several of them, or facts that the generator wrote. What cannot be
   * read is a `MetadataError`, which names the document and the place.
   */
  readonly metadata?: GivenMetadata
  /** Limits of the service, lower than it has them, so that a test reaches them with few rows. */
  readonly limits?: EmulatorLimits
  /**
   * Service protection: requests over its limits are refused with 429, counted by user and server. `true` for the limits
   * that the service has. Absent: nothing is refused.
   */
  readonly protection?: ProtectionLimits | boolean
  /** How many requests at once are advised, `x-ms-dop-hint`. Default 52. */
  readonly dopHint?: number
  /** Bearer tokens that stand for nobody in the organization, as that of a service principal without an application user. */
  readonly strangers?: readonly string[]
}

/** A Dataverse organization in memory. */
export interface Emulator {
  /** The origin that `fetch` answers for. */
  readonly orgUrl: string
  /** Answers as the service would; give it to `createClient({ fetch })`. Opens no sockets. */
  readonly fetch: typeof globalThis.fetch
  /**
   * Answers whatever asks the organization in a program that msw watches. `http` is msw's own.
   *
   * @example
   * const server = setupServer(...emulator.handlers(http))
   */
  handlers<Handler>(http: MswHttp<Handler>): readonly Handler[]
  /** Answers over HTTP on 127.0.0.1 as well, under the URL given back. Port 0 or none: a free one. */
  listen(options?: { readonly port?: number }): Promise<Listening>
  /** The id of the first user, whom requests run as. */
  readonly userId: string
  /** Things that go wrong on purpose. */
  readonly faults: Faults
  /**
   * From now on the tokens that have come so far are refused with 401, as those that have ended. With `claims`, JSON, the
   * refusal asks for a token that proves them.
   */
  expireTokens(options?: { readonly claims?: string }): void
  /** Everything that the organization holds, as plain JSON. */
  snapshot(): EmulatorSnapshot
  /** Replaces everything that the organization holds. ETags from before match nothing any more. */
  restore(snapshot: EmulatorSnapshot): void
}

/**
 * Makes an emulator of Dataverse: the tables of Sales and Customer Service, kept in memory, behind the Web API.
 * It refuses by name, with status 501, what it does not know.
 *
 * @example
 * const emulator = createEmulator({ seed: 7 })
 * const headers = { Authorization: 'Bearer any' }
 * const answer = await emulator.fetch(`${emulator.orgUrl}/api/data/v9.2/WhoAmI`, { headers })
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const organization = new Organization({
    seed: options.seed,
    clock: options.clock ?? (() => new Date()),
    random: options.random ?? randomOf(options.seed),
    users: options.users ?? [],
    alternateKeys: options.alternateKeys ?? {},
    audited: options.audited,
    metadata: options.metadata,
    limits: options.limits,
    protection: options.protection,
    dopHint: options.dopHint,
    strangers: options.strangers,
  })
  const orgUrl = new URL(options.orgUrl ?? 'https://contoso.crm.dynamics.com').origin
  // Source: protocol/wire.md 1.1. Both forms of the host are the organization's.
  const origins = [orgUrl, orgUrl.replace(/^(https?:\/\/[^.]+)\./, '$1.api.')]
  const answer = (request: Request) => handle(organization, request)
  return Object.freeze<Emulator>({
    orgUrl,
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      // As a fetch from a host that does not exist fails.
      if (!origins.includes(new URL(request.url).origin)) throw new TypeError('fetch failed')
      try {
        return await answer(request)
      } catch (reason) {
        throw reason instanceof BrokenConnection ? new TypeError('fetch failed', { cause: reason }) : reason
      }
    },
    handlers: (http) => handlersOf(http, origins, answer),
    listen: ({ port = 0 } = {}) => listenOnLoopback({ answer, newRequestId: () => organization.newRequestId() }, port),
    get userId() {
      return organization.userId
    },
    faults: organization.faults,
    expireTokens: ({ claims } = {}) => organization.tokens.expire(claims),
    snapshot: () => organization.snapshot(),
    restore: (snapshot) => organization.restore(snapshot),
  })
}

/** The same seed makes the same organization, ids and all. */
function randomOf(seed: number | undefined): () => number {
  if (seed === undefined) return Math.random
  const random = new Random(seed)
  return () => random.next()
}
