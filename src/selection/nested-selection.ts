import type { ColumnName, Condition, Filterable, TableType } from '../schema/index.js'
import type { Annotated, AsTable, ExpandedBy, Formatted, RowShape, row, Shaped, WayName } from './row.js'

/** What to get back of a record that is reached through an expand. Whatever is expanded in it is nested. */
export interface RelatedSelection<
  in out Type extends TableType,
  in out Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  in out Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): RelatedSelection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: NestedBy<Type, Name>) => Shaped<Row>,
  ): RelatedSelection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
  /** Asks for the values as people read them: the service then adds them to all records of the request. */
  formatted(): RelatedSelection<Type, Selected, Expanded & Formatted>
  /** Asks for table and name of what lookups point at: the service then adds them to all records of the request. */
  annotated(what: 'lookups'): RelatedSelection<Type, Selected, Expanded & Annotated>
}

/** A collection in or around a nested expand: it is neither ordered nor limited. */
export interface NestedSelection<
  in out Type extends TableType,
  in out Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  in out Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): NestedSelection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: NestedBy<Type, Name>) => Shaped<Row>,
  ): NestedSelection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): NestedSelection<Type, Selected, Expanded>
  /** Asks for the values as people read them: the service then adds them to all records of the request. */
  formatted(): NestedSelection<Type, Selected, Expanded & Formatted>
  /** Asks for table and name of what lookups point at: the service then adds them to all records of the request. */
  annotated(what: 'lookups'): NestedSelection<Type, Selected, Expanded & Annotated>
}

/** What builds the expand of a navigation property or a collection inside of another expand. */
export type NestedBy<Type extends TableType, Name extends WayName<Type>> = Name extends keyof Type['navigation']
  ? Ones<Type['navigation']>[Name]
  : Name extends keyof Type['collections']
    ? Manies<Type['collections']>[Name]
    : never

type Ones<Navigation> = { readonly [N in keyof Navigation]: RelatedSelection<AsTable<Navigation[N]>> }
type Manies<Collections> = { readonly [N in keyof Collections]: NestedSelection<AsTable<Collections[N]>> }
