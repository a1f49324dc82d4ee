import type { Flat, RecordOf, TableType } from '../schema/index.js'

/** A record as it was selected and expanded. Without a selection it has every column. */
export type RowShape<Type extends TableType, Selected extends keyof Type['columns'], Expanded> = Flat<
  ([Selected] extends [never] ? RecordOf<Type> : RecordOf<Type, Selected>) & Expanded
>

/** Where a selection keeps its record type; never present at run time. */
export declare const row: unique symbol

/** Something that says how the records look that it asks for. */
export interface Shaped<Row> {
  readonly [row]: Row
}

/** Where a record type keeps what was asked for beside the values; never present at run time. */
export declare const annotations: unique symbol

/** A record that came with formatted values. */
export interface Formatted {
  readonly [annotations]: { readonly formatted: true }
}

/** A record whose lookups came with the table and the name of what they point at. */
export interface Annotated {
  readonly [annotations]: { readonly formatted: true; readonly lookups: true }
}

/** The same, in records where lookups may have other names than in their table. */
export interface AliasAnnotated extends Annotated {
  readonly [annotations]: { readonly formatted: true; readonly lookups: true; readonly aliases: true }
}

/** Navigation properties and collections of a table. */
export type WayName<Type extends TableType> = (keyof Type['navigation'] | keyof Type['collections']) & string

/** A way's target, which the generator makes a table. */
export type AsTable<Target> = Target extends TableType ? Target : never

/** What expanding adds to a record: a record or null, or a list of records. */
export type ExpandedBy<Type extends TableType, Name extends string, Row> = {
  readonly [N in Name]: N extends keyof Type['navigation'] ? Row | null : readonly Row[]
}

/** What `expandRef` adds to a record: the address of the related one. */
export type ReferredBy<Name extends string> = { readonly [N in Name]: { readonly '@odata.id': string } | null }
