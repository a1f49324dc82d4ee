import type { Column, Write } from './column.js'
import type { Ref } from './ref.js'

/** A lookup as it is written: by its logical name, with a `ref` to one of its targets, or `null` to clear it. */
export interface Lookup<Targets extends string> extends Column<never, Ref<Targets> | null> {}

/** A column that can be written and never read, as a password. */
export interface WriteOnly<Kind> extends Column<never, Write<Kind>> {}

/** What the metadata calls a party that is no record. */
export const unresolvedAddress = 'unresolvedaddress'

/** One of the people of an activity who is no record: an e-mail address. */
export interface PartyAddress {
  readonly address: string
}

/** The people of an activity in one part (`to`, `cc`, `requiredattendees`): given when it is created. */
export interface PartyList<Targets extends string>
  extends Column<
    never,
    readonly (
      | Ref<Exclude<Targets, typeof unresolvedAddress>>
      | (typeof unresolvedAddress extends Targets ? PartyAddress : never)
    )[]
  > {}
