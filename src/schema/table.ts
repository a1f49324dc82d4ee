import type { NotForCreate, NotForUpdate, Read, Write } from './column.js'
import type { Condition } from './condition.js'
import type { Ref } from './ref.js'

/** What the generator says of a table to the type checker. */
export interface TableType {
  /** Logical name. */
  readonly name: string
  /** Property name → column kind. */
  readonly columns: object
  /** Lookup's logical name → `Lookup` of the tables it can hold. Only those that can be written. */
  readonly lookups: object
  /** Single-valued navigation property → table. */
  readonly navigation: object
  /** Collection-valued navigation property → table. */
  readonly collections: object
  /** Columns and lookups without which the service refuses to create a record. */
  readonly required: string
}

declare const typeOf: unique symbol

/**
 * How a literal of a column is written where its JavaScript type does not tell. `manyToMany` is a collection, which is
 * compared with nothing, and expanded only beside others of its kind.
 */
export type LiteralKind =
  | 'guid'
  | 'dateTime'
  | 'dateOnly'
  | 'timeZoneIndependent'
  | 'choices'
  | 'int64'
  | 'bigint'
  | 'manyToMany'

/**
 * Property name → kind, for the columns whose values look different in JavaScript and on the wire, and for
 * many-to-many collections. `int64` is read as its digits, `bigint` as a `bigint`.
 * One dictionary serves all tables of a generation; `table.property` comes first where tables disagree.
 */
export type LiteralKinds = Readonly<Record<string, LiteralKind | 'text'>>

/** The table at run time: only what serializing a request needs. */
export interface Table<Type extends TableType = TableType> {
  readonly [typeOf]?: Type
  /** Logical name. */
  readonly name: Type['name']
  readonly entitySetName: string
  /** Property name of the primary key. */
  readonly primaryKey: string
  readonly primaryName?: string
  readonly kinds: LiteralKinds
  /** Lookup's logical name → target table → navigation property to bind through. */
  readonly lookups: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Columns that the service computes: refused in untyped input. */
  readonly computed: readonly string[]
  /** Entity sets of lookup targets that were not generated. */
  readonly otherSets?: Readonly<Record<string, string>>
  readonly parties?: PartyLists
}

/** How the lists of an activity's people are written. */
export interface PartyLists {
  /** The collection of `activityparty` rows. */
  readonly collection: string
  /** List's logical name → `participationtypemask`. */
  readonly masks: Readonly<Record<string, number>>
  /** List's logical name → tables of the people that it can hold. Not checked where they are not named. */
  readonly tables?: Readonly<Record<string, readonly string[]>>
}

export type TypeOf<T extends Table> = T extends Table<infer Type> ? Type : never

export type ColumnName<Type extends TableType> = keyof Type['columns'] & string

/** Flattens an intersection, so that it hovers as one object. `& {}` adds nothing and keeps the name `Flat` out of the hover. */
export type Flat<T> = { readonly [Key in keyof T]: T[Key] } & {}

/** A record with the named columns. */
export type RecordOf<Type extends TableType, Selected extends keyof Type['columns'] = keyof Type['columns']> = {
  readonly [C in Selected]: Read<Type['columns'][C]>
}

type CreatablePart<Columns> = {
  [C in keyof Columns as Columns[C] extends NotForCreate ? never : C]?: Write<Columns[C]> | undefined
}
type UpdatablePart<Columns> = {
  [C in keyof Columns as Columns[C] extends NotForUpdate ? never : C]?: Write<Columns[C]> | undefined
}
type KindOf<Type extends TableType, Name> = Name extends keyof Type['columns']
  ? Type['columns'][Name]
  : Type['lookups'][Name & keyof Type['lookups']]

// Columns and lookups stay apart in these types: a type that is mapped over both together is worked out as soon as it
// is named, and generated code names it for every table.
/** What `create` takes: writable columns, and lookups by their logical name. `undefined` leaves a column out. */
export type CreateOf<Type extends TableType> = CreatablePart<Type['columns']> &
  CreatablePart<Type['lookups']> & { [C in Type['required']]: NonNullable<Write<KindOf<Type, C>>> }

/** What `update` takes: `null` clears a column, `undefined` leaves it as it is. */
export type UpdateOf<Type extends TableType> = UpdatablePart<Type['columns']> & UpdatablePart<Type['lookups']>

/** A collection to quantify over in `where`. */
export interface Many<Type extends TableType> {
  /** At least one related record, or one that meets the condition. */
  any(build?: (related: Filterable<Type>) => Condition): Condition
  /** Every related record meets the condition; true where there is none. */
  all(build: (related: Filterable<Type>) => Condition): Condition
}

/** The table as `where` shows it: columns, lookups to walk, collections to quantify over. */
export type Filterable<Type extends TableType> = Type['columns'] & {
  readonly [N in keyof Type['navigation']]: Type['navigation'][N] extends TableType
    ? Filterable<Type['navigation'][N]>
    : never
} & {
  readonly [N in keyof Type['collections']]: Type['collections'][N] extends TableType
    ? Many<Type['collections'][N]>
    : never
}

/** The primary key as a GUID or a `ref`, or an alternate key as an object of its columns. */
export type KeyOf<Type extends TableType> = string | Ref<Type['name']> | AlternateKeyOf<Type>

/** The alternate keys that the table is known to have; any columns where the metadata does not say which keys there are. */
export type AlternateKeyOf<Type extends TableType> = Type extends { readonly keys: infer Keys }
  ? KeyObject<Type, Keys>
  : { readonly [C in ColumnName<Type>]?: KeyValue<Type, C> }

/** Of each key in the union, an object of all its columns. */
type KeyObject<Type extends TableType, Keys> = Keys extends readonly (infer C extends ColumnName<Type>)[]
  ? { readonly [N in C]: KeyValue<Type, N> }
  : never
type KeyValue<Type extends TableType, C extends ColumnName<Type>> = NonNullable<Read<Type['columns'][C]>> &
  (string | number | boolean)
