import type { ColumnName, Flat, Read, RecordOf, TableType } from '../schema/index.js'

/** A record as it was asked for: columns of the table under their property names, and what has names of its own. */
export type FetchRow<Type extends TableType, Selected extends keyof Type['columns'], Extra> = Flat<
  RecordOf<Type, Selected> & Extra
>

/** A column by its property name, or a lookup that can be written by its logical name. */
export type AttributeName<Type extends TableType> = ColumnName<Type> | (keyof Type['lookups'] & string)

/** `_primarycontactid_value` → `primarycontactid`. */
type LogicalName<Name> = Name extends `_${infer Lookup}_value` ? Lookup : Name & string

/** Columns of a link, under `alias.column`: lookups by their logical names, as the service has them there. */
type LinkedRow<Type extends TableType, Selected extends keyof Type['columns'], Alias extends string> = {
  readonly [C in Selected as `${Alias}.${LogicalName<C>}`]: Read<Type['columns'][C]>
}

/** What a link brings: the columns that were selected, and with `selectAll` those that have a value. */
export type LinkRow<
  Type extends TableType,
  Selected extends keyof Type['columns'],
  Alias extends string,
  All extends boolean,
> = LinkedRow<Type, Selected, Alias> &
  (All extends true ? Partial<LinkedRow<Type, keyof Type['columns'], Alias>> : unknown)

/** Where the join found nothing, every column is null. A count is a number all the same. */
export type NullableRow<Row> = {
  readonly [Key in keyof Row]: number extends Row[Key] ? Row[Key] : Row[Key] | null
}

/** Names that a column may not get, because another one has them. */
export type NoColumns<Type extends TableType, Names> = { readonly [C in Names & keyof Type['columns']]: never }

/** Alias → column. */
export type AliasedRow<Type extends TableType, Aliases> = {
  readonly [Alias in keyof Aliases]: Aliases[Alias] extends keyof Type['columns']
    ? Read<Type['columns'][Aliases[Alias]]>
    : never
}
