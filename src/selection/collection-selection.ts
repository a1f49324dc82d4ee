import type { ColumnName, Condition, Filterable, TableType } from '../schema/index.js'
import type { NestedBy, NestedSelection } from './nested-selection.js'
import type { Annotated, ExpandedBy, Formatted, RowShape, row, Shaped, WayName } from './row.js'

/**
 * What to get back of an expanded collection: columns, of those that meet a condition; and then either an order and a
 * limit, or expands of its own. The service does not take both.
 *
 * Here and below, the variance is said (`in out`) because working it out costs the checker more than everything else.
 *
 * Source: "Join tables using OData", options for expanded tables.
 */
export interface CollectionSelection<
  in out Type extends TableType,
  in out Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  in out Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): CollectionSelection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection. No order or limit can follow. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: NestedBy<Type, Name>) => Shaped<Row>,
  ): NestedSelection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): CollectionSelection<Type, Selected, Expanded>
  /** No expand can follow. Refused where another expand of the query is nested: the service does not order then. */
  orderBy(column: ColumnName<Type>, direction?: 'asc' | 'desc'): LimitedSelection<Type, Selected, Expanded>
  /** No expand can follow. Refused where another expand of the query is nested: the service does not limit then. */
  top(count: number): LimitedSelection<Type, Selected, Expanded>
  /** Asks for the values as people read them: the service then adds them to all records of the request. */
  formatted(): CollectionSelection<Type, Selected, Expanded & Formatted>
  /** Asks for table and name of what lookups point at: the service then adds them to all records of the request. */
  annotated(what: 'lookups'): CollectionSelection<Type, Selected, Expanded & Annotated>
}

/** A collection that is ordered or limited: nothing is expanded in it. */
export interface LimitedSelection<
  in out Type extends TableType,
  in out Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  in out Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): LimitedSelection<Type, Selected | Column, Expanded>
  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): LimitedSelection<Type, Selected, Expanded>
  orderBy(column: ColumnName<Type>, direction?: 'asc' | 'desc'): LimitedSelection<Type, Selected, Expanded>
  top(count: number): LimitedSelection<Type, Selected, Expanded>
  /** Asks for the values as people read them: the service then adds them to all records of the request. */
  formatted(): LimitedSelection<Type, Selected, Expanded & Formatted>
  /** Asks for table and name of what lookups point at: the service then adds them to all records of the request. */
  annotated(what: 'lookups'): LimitedSelection<Type, Selected, Expanded & Annotated>
}
