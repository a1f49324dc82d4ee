import type { Store } from '../model.js'
import type { Privileges } from './privileges.js'

/** Alternate keys by table, each a list of logical names of columns. */
export type AlternateKeys = Readonly<Record<string, readonly (readonly string[])[]>>

/** Tables that are audited: their logical names, or all. */
export type Audited = true | readonly string[]

/** What a session is made of; clock and ids come from outside. */
export interface SessionOptions {
  readonly store: Store
  /** The `systemuser` that the writes are made by. */
  readonly userId: string
  /** Who really calls, when the writes are made on behalf of the user. */
  readonly callerId?: string
  readonly privileges?: Privileges
  now(): Date
  newId(): string
  /** What the organization keeps a history of; nothing when absent. */
  readonly audited?: Audited
  /** Keys besides those that the metadata declares. */
  readonly alternateKeys?: AlternateKeys
}
