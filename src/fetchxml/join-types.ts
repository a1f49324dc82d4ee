import type { Condition, Read, Ref, TableType, Write } from '../schema/index.js'

/** What sorts of columns can be joined: those of one sort with each other. */
type Joinable = 'guid' | 'text' | 'number' | 'integer' | 'choice' | 'yes or no' | 'time' | 'day'

/**
 * The sort of a column, by its operators. Files, images, choices of several and lists of people are not joined.
 *
 * Source: "Join tables using FetchXML", limitations.
 */
type SortOf<Kind> = Kind extends { contains(text: string): Condition }
  ? 'text'
  : Kind extends { lastXHours(hours: number): Condition }
    ? 'time'
    : Kind extends { today(): Condition }
      ? 'day'
      : Kind extends { gt(value: never): Condition }
        ? SortOfNumber<Read<Kind>>
        : Kind extends { in(values: never): Condition }
          ? 'guid'
          : Kind extends { eq(value: never): Condition }
            ? 'yes or no'
            : SortOfWritten<Write<Kind>>

type SortOfNumber<Value> = number extends Value ? 'number' : Value extends number | null ? 'choice' : 'integer'

/** A lookup by its logical name is only written. */
type SortOfWritten<Value> = null extends Value ? (Value extends Ref | null ? 'guid' : 'none') : 'none'

type Named<Columns, Sort> = {
  [C in keyof Columns]: SortOf<Columns[C]> extends Sort ? C : never
}[keyof Columns] &
  string

/** Columns of a sort; lookups that can be written by either of their names, others by their property name. */
type NamesOfSort<Type extends TableType, Sort> = Named<Type['columns'], Sort> | Named<Type['lookups'], Sort>

type KindAt<Type extends TableType, Name> = Name extends keyof Type['columns']
  ? Type['columns'][Name]
  : Name extends keyof Type['lookups']
    ? Type['lookups'][Name]
    : never

/** Columns of a table that something can be linked to. */
export type JoinableName<Type extends TableType> = NamesOfSort<Type, Joinable>

/** Columns of a table that can be linked to a column of another one. */
export type JoinedName<Linked extends TableType, Type extends TableType, To> = NamesOfSort<
  Linked,
  SortOf<KindAt<Type, To>>
>

/** The same for a column that `where` handed out. */
export type NameJoinedWith<Linked extends TableType, Kind> = NamesOfSort<Linked, SortOf<Kind> & Joinable>

/** Lookups by their logical names, also those that are only read; lists of people have no column of an id. */
export type LookupName<Type extends TableType> = LookupOf<keyof Type['columns']>

type LookupOf<Name> = Name extends `_${infer Lookup}_value` ? Lookup : never
