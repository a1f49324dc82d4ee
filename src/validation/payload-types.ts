import type * as z from 'zod/mini'
import type { CreateOf, TableFacts, TableType, UpdateOf } from '../schema/index.js'

/** What the values are for. */
export type PayloadMode = 'create' | 'update'

/** What `create` or `update` takes. */
export type PayloadOf<Type extends TableType, Mode extends PayloadMode> = Mode extends 'create'
  ? CreateOf<Type>
  : UpdateOf<Type>

/** The values of the columns that are named, or of all when none is. */
export type Picked<Payload, Name extends keyof Payload> = [Name] extends [never] ? Payload : Pick<Payload, Name>

/** The values before they are checked: an option is any number. */
export type PayloadInput<Payload> = { readonly [Name in keyof Payload]: Unchecked<Payload[Name]> }

type Unchecked<Value> = Value extends number ? number : Value

/** A zod schema. Its result can be given to `create` or `update` as it is. */
export type PayloadSchema<Payload> = z.ZodMiniType<Payload, PayloadInput<Payload>>

export interface RuleOptions<Name = string> {
  /**
   * The columns and lookups to take; the others are refused, however well they fit. For values that come from outside:
   * without it they may set any column, the owner too.
   */
  readonly only?: readonly Name[] | undefined
  /** `business`: what is required on forms is required as well. The service itself asks for less. */
  readonly required?: 'business' | undefined
  /** Takes options that the metadata does not have: an organization can add some. States stay as they are. */
  readonly otherOptions?: boolean | undefined
}

export interface PayloadOptions<Name = string> extends RuleOptions<Name> {
  /** The metadata of a table of your own, or of your own version of a table; generated with its types. */
  readonly facts?: TableFacts | undefined
}
