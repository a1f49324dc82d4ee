import type { ColumnName, TableType } from '../schema/index.js'
import type { CollectionSelection } from './collection-selection.js'
import type { RelatedSelection } from './nested-selection.js'
import type { Annotated, AsTable, ExpandedBy, Formatted, ReferredBy, RowShape, row, Shaped, WayName } from './row.js'

/** What to get back of one record: columns, and records it is related to. */
export interface Selection<
  in out Type extends TableType,
  in out Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  in out Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): Selection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection, at most 5,000 records of it. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: RelatedBy<Type, Name>) => Shaped<Row>,
  ): Selection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
  /** Brings the address of the record behind a lookup, as `@odata.id`. Wire: `$expand=name/$ref`. */
  expandRef<Name extends keyof Type['navigation'] & string>(
    name: Name,
  ): Selection<Type, Selected, Expanded & ReferredBy<Name>>
  /** Asks for the values as people read them, for `formatted(record, column)`. */
  formatted(): Selection<Type, Selected, Expanded & Formatted>
  /** Asks for table and name of what lookups point at, for `lookup(record, name)`, and for formatted values. */
  annotated(what: 'lookups'): Selection<Type, Selected, Expanded & Annotated>
  /** Lets expanded collections come cut; `expandedPage` goes on in them. */
  allowPartialExpands(): Selection<Type, Selected, Expanded>
}

/** What builds the expand of a navigation property or a collection. */
export type RelatedBy<Type extends TableType, Name extends WayName<Type>> = Name extends keyof Type['navigation']
  ? Ones<Type['navigation']>[Name]
  : Name extends keyof Type['collections']
    ? Manies<Type['collections']>[Name]
    : never

type Ones<Navigation> = { readonly [N in keyof Navigation]: RelatedSelection<AsTable<Navigation[N]>> }
type Manies<Collections> = { readonly [N in keyof Collections]: CollectionSelection<AsTable<Collections[N]>> }
