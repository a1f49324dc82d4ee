import type { FaultList } from '../faults/index.js'
import type { Session, Store } from '../model.js'
import type { Limits } from '../odata/index.js'
import type { Protection } from '../protection/index.js'
import type { Privileges } from '../session/index.js'
import type { Tokens } from './tokens.js'

/** One emulator as its server sees it. */
export interface Service {
  readonly store: Store
  readonly protection: Protection
  readonly faults: FaultList
  readonly tokens: Tokens
  /** `x-ms-dop-hint`. */
  readonly dopHint: number | undefined
  /** Actions and functions that the given metadata has. */
  readonly declared: ReadonlySet<string>
  readonly limits: Limits
  now(): Date
  /** Makes up for what happened by itself since the last request. */
  passTime(): void
  /** For `REQ_ID`: not drawn from the ids of records, so that reading does not change what is created later. */
  newRequestId(): string
  /** The user that a bearer token stands for; undefined where it stands for nobody. */
  userOf(token: string): string | undefined
  /** What the caller, acting for the user or as the user itself, may not do. */
  privilegesOf(userId: string, callerId: string): Privileges
  /** What the requests of a user run with, when the caller sends them on behalf of that user or as the user itself. */
  sessionOf(userId: string, callerId: string): Session
}
