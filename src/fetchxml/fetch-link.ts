import type { ColumnName, Condition, Table, TableType } from '../schema/index.js'
import type { AggregateRow, FetchAggregateOf } from './aggregates.js'
import type { GroupOf, GroupRow } from './date-groups.js'
import type { AttributeName, LinkedRow, NullableRow } from './row.js'

/** Where a link keeps its types; never present at run time. */
declare const shape: unique symbol

/** Something that says what a link brings. */
export interface LinkShape<Selected, Extra, Links> {
  readonly [shape]: { readonly selected: Selected; readonly extra: Extra; readonly links: Links }
}

interface Join<Type extends TableType, Linked extends TableType> {
  /** Column of the linked table: a lookup by either of its names, or the primary key. */
  readonly from: AttributeName<Linked>
  /** Column of the table that it is linked to. */
  readonly to: AttributeName<Type>
  /** Of a table that stands between two others. */
  readonly intersect?: boolean
}

/** Records without a match are left out. */
export interface InnerJoin<Type extends TableType, Linked extends TableType, Alias extends string>
  extends Join<Type, Linked> {
  readonly type?: 'inner'
  /** Its columns are `alias.column` in the records. */
  readonly alias: Alias
}

/** Records without a match are kept; `matchfirstrowusingcrossapply` brings at most one match. */
export interface OuterJoin<Type extends TableType, Linked extends TableType, Alias extends string>
  extends Join<Type, Linked> {
  readonly type: 'outer' | 'matchfirstrowusingcrossapply'
  /** Its columns are `alias.column` in the records. */
  readonly alias: Alias
}

/** Records without a match are left out, the others come once however many matches they have. */
export interface ExistsJoin<Type extends TableType, Linked extends TableType> extends Join<Type, Linked> {
  readonly type: 'exists' | 'in'
}

/** A link of which nothing can be read. */
export interface ExistsLink<Type extends TableType> {
  /** Repeated calls are joined with `and`. */
  where(build: (table: Type['columns']) => Condition): ExistsLink<Type>
  link<Linked extends TableType>(
    table: Table<Linked>,
    join: ExistsJoin<Type, Linked>,
    build?: (link: ExistsLink<Linked>) => ExistsLink<Linked>,
  ): ExistsLink<Type>
}

/** What to get of the records behind a link. */
export interface FetchLink<
  Type extends TableType,
  Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  Extra = {},
  // biome-ignore lint/complexity/noBannedTypes: the same
  Links = {},
> extends LinkShape<Selected, Extra, Links> {
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): FetchLink<Type, Selected | Column, Extra, Links>
  /**
   * Narrows what is joined; repeated calls are joined with `and`. For a condition on the records after an outer join, name
   * the link in the `where` of the document.
   */
  where(build: (table: Type['columns']) => Condition): FetchLink<Type, Selected, Extra, Links>
  /** The document's own order comes first. */
  orderBy(column: ColumnName<Type>, direction?: 'asc' | 'desc'): FetchLink<Type, Selected, Extra, Links>
  /** Of an aggregate: figures over the linked records. */
  aggregate<const Aggregates extends Readonly<Record<string, FetchAggregateOf<Type>>>>(
    aggregates: Aggregates,
  ): FetchLink<Type, Selected, Extra & AggregateRow<Type, Aggregates>, Links>
  /** Of an aggregate: what its groups have in common. */
  groupBy<const Groups extends Readonly<Record<string, GroupOf<Type>>>>(
    groups: Groups,
  ): FetchLink<Type, Selected, Extra & GroupRow<Type, Groups>, Links>
  link<
    Linked extends TableType,
    Alias extends string,
    LinkSelected extends keyof Linked['columns'],
    LinkExtra,
    LinkLinks,
  >(
    table: Table<Linked>,
    join: InnerJoin<Type, Linked, Alias>,
    build: (link: FetchLink<Linked>) => LinkShape<LinkSelected, LinkExtra, LinkLinks>,
  ): FetchLink<
    Type,
    Selected,
    Extra & LinkedRow<Linked, LinkSelected, Alias> & LinkExtra,
    Links & Record<Alias, Linked['columns']> & LinkLinks
  >
  link<
    Linked extends TableType,
    Alias extends string,
    LinkSelected extends keyof Linked['columns'],
    LinkExtra,
    LinkLinks,
  >(
    table: Table<Linked>,
    join: OuterJoin<Type, Linked, Alias>,
    build: (link: FetchLink<Linked>) => LinkShape<LinkSelected, LinkExtra, LinkLinks>,
  ): FetchLink<
    Type,
    Selected,
    Extra & NullableRow<LinkedRow<Linked, LinkSelected, Alias> & LinkExtra>,
    Links & Record<Alias, Linked['columns']> & LinkLinks
  >
  link<Linked extends TableType>(
    table: Table<Linked>,
    join: ExistsJoin<Type, Linked>,
    build?: (link: ExistsLink<Linked>) => ExistsLink<Linked>,
  ): FetchLink<Type, Selected, Extra, Links>
}
