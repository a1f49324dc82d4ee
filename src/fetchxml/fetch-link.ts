import type { ColumnName, Condition, Table, TableType } from '../schema/index.js'
import type { AggregateRow, FetchAggregateOf } from './aggregates.js'
import type { GroupOf, GroupRow } from './date-groups.js'
import type { JoinableName, JoinedName } from './join-types.js'
import type { AliasedRow, LinkRow, NoColumns, NullableRow } from './row.js'

/** Where a link keeps its types; never present at run time. */
declare const shape: unique symbol

/** Something that says what a link brings. */
export interface LinkShape<Selected, Extra, Links, All> {
  readonly [shape]: { readonly selected: Selected; readonly extra: Extra; readonly links: Links; readonly all: All }
}

interface Join<Type extends TableType, Linked extends TableType, To> {
  /** Column of the linked table, of the same sort as `to`: the primary key, or a lookup by either of its names. */
  readonly from: JoinedName<Linked, Type, To>
  /** Column of the table that it is linked to. */
  readonly to: To
  /** Of a table that stands between two others. */
  readonly intersect?: boolean
}

/** Records without a match are left out. */
export interface InnerJoin<Type extends TableType, Linked extends TableType, Alias extends string, To>
  extends Join<Type, Linked, To> {
  readonly type?: 'inner'
  /** Its columns are `alias.column` in the records. */
  readonly alias: Alias
}

/** Records without a match are kept; `matchfirstrowusingcrossapply` brings at most one match. */
export interface OuterJoin<Type extends TableType, Linked extends TableType, Alias extends string, To>
  extends Join<Type, Linked, To> {
  readonly type: 'outer' | 'matchfirstrowusingcrossapply'
  /** Its columns are `alias.column` in the records. */
  readonly alias: Alias
}

/** Records without a match are left out, the others come once however many matches they have. */
export interface ExistsJoin<Type extends TableType, Linked extends TableType, To> extends Join<Type, Linked, To> {
  readonly type: 'exists' | 'in'
}

/** A link of which nothing can be read. */
export interface ExistsLink<Type extends TableType> {
  /** Repeated calls are joined with `and`. */
  where(build: (table: Type['columns']) => Condition): ExistsLink<Type>
  link<Linked extends TableType, To extends JoinableName<Type>>(
    table: Table<Linked>,
    join: ExistsJoin<Type, Linked, To>,
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
  All extends boolean = false,
> extends LinkShape<Selected, Extra, Links, All> {
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): FetchLink<Type, Selected | Column, Extra, Links, All>
  /** Columns under names of your own, which stand in the records without the alias of the link. */
  selectAs<const Aliases extends Readonly<Record<string, ColumnName<Type>>>>(
    aliases: Aliases & NoColumns<Type, keyof Aliases>,
  ): FetchLink<Type, Selected, Extra & AliasedRow<Type, Aliases>, Links, All>
  /** Every column that has a value, which is slow. Wire: `all-attributes`. */
  selectAll(): FetchLink<Type, Selected, Extra, Links, true>
  /**
   * Narrows what is joined; repeated calls are joined with `and`. For a condition on the records after an outer join, name
   * the link in the `where` of the document.
   */
  where(build: (table: Type['columns']) => Condition): FetchLink<Type, Selected, Extra, Links, All>
  /** By a column or by a name of your own. The document's own order comes first. */
  orderBy(
    by: ColumnName<Type> | (keyof Extra & string),
    direction?: 'asc' | 'desc',
  ): FetchLink<Type, Selected, Extra, Links, All>
  /** Of an aggregate: figures over the linked records. */
  aggregate<const Aggregates extends Readonly<Record<string, FetchAggregateOf<Type>>>>(
    aggregates: Aggregates,
  ): FetchLink<Type, Selected, Extra & AggregateRow<Type, Aggregates>, Links, All>
  /** Of an aggregate: what its groups have in common. */
  groupBy<const Groups extends Readonly<Record<string, GroupOf<Type>>>>(
    groups: Groups,
  ): FetchLink<Type, Selected, Extra & GroupRow<Type, Groups>, Links, All>
  link<
    Linked extends TableType,
    Alias extends string,
    LinkSelected extends keyof Linked['columns'],
    LinkExtra,
    LinkLinks,
    LinkAll extends boolean,
    To extends JoinableName<Type>,
  >(
    table: Table<Linked>,
    join: InnerJoin<Type, Linked, Alias, To>,
    build: (link: FetchLink<Linked>) => LinkShape<LinkSelected, LinkExtra, LinkLinks, LinkAll>,
  ): FetchLink<
    Type,
    Selected,
    Extra & LinkRow<Linked, LinkSelected, Alias, LinkAll> & LinkExtra,
    Links & Record<Alias, Linked['columns']> & LinkLinks,
    All
  >
  link<
    Linked extends TableType,
    Alias extends string,
    LinkSelected extends keyof Linked['columns'],
    LinkExtra,
    LinkLinks,
    LinkAll extends boolean,
    To extends JoinableName<Type>,
  >(
    table: Table<Linked>,
    join: OuterJoin<Type, Linked, Alias, To>,
    build: (link: FetchLink<Linked>) => LinkShape<LinkSelected, LinkExtra, LinkLinks, LinkAll>,
  ): FetchLink<
    Type,
    Selected,
    Extra & NullableRow<LinkRow<Linked, LinkSelected, Alias, LinkAll> & LinkExtra>,
    Links & Record<Alias, Linked['columns']> & LinkLinks,
    All
  >
  link<Linked extends TableType, To extends JoinableName<Type>>(
    table: Table<Linked>,
    join: ExistsJoin<Type, Linked, To>,
    build?: (link: ExistsLink<Linked>) => ExistsLink<Linked>,
  ): FetchLink<Type, Selected, Extra, Links, All>
}
