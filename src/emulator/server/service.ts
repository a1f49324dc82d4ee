import type { Session, Store } from '../model.js'
import type { Limits } from '../odata/index.js'
import type { Usage } from './usage.js'

/** One emulator as its server sees it. */
export interface Service {
  readonly store: Store
  readonly usage: Usage
  /** Actions and functions that the given metadata has. */
  readonly declared: ReadonlySet<string>
  readonly limits: Limits
  now(): Date
  /** For `REQ_ID`: not drawn from the ids of records, so that reading does not change what is created later. */
  newRequestId(): string
  /** The user that a bearer token stands for. */
  userOf(token: string): string
  /** What the requests of a user run with, when the caller sends them on behalf of that user or as the user itself. */
  sessionOf(userId: string, callerId: string): Session
}
