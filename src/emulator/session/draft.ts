import type { CollectionFacts, NavigationFacts } from '../../schema/index.js'
import type { Target, Values } from '../model.js'

/** A record in wire form. */
export type Payload = Readonly<Record<string, unknown>>

/** A record to be created first, which the lookup then points to. */
export interface NestedRecord {
  readonly navigation: NavigationFacts
  readonly payload: Payload
}

/** Records to be created for a collection of the new record. */
export interface NestedRecords {
  readonly collection: CollectionFacts
  readonly payloads: readonly Payload[]
}

/** Existing records to be put into a collection of the new record. */
export interface BoundRecords {
  readonly collection: CollectionFacts
  readonly targets: readonly Target[]
}

/** What a payload asks for, checked column by column. */
export interface Draft {
  readonly values: Values
  readonly parents: readonly NestedRecord[]
  readonly children: readonly NestedRecords[]
  readonly bound: readonly BoundRecords[]
}
