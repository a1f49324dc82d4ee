import { UsageError } from '../errors/index.js'
import type { ColumnName, Condition, Filterable, TableType } from '../schema/index.js'
import { withColumns, withExpand, withFilter, withOrder, withTop } from './grow.js'
import { emptyNode, type SelectionNode } from './node.js'
import type { AsTable, ExpandedBy, RowShape, row, Shaped, WayName } from './row.js'

/** What to get back of one record: columns, and records it is related to. */
export interface Selection<
  Type extends TableType,
  Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): Selection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection, at most 5,000 records of it. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: RelatedBy<Type, Name>) => Shaped<Row>,
  ): Selection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
}

/** What to get back of a collection: the same, of those that meet a condition, in an order, as many as wanted. */
export interface CollectionSelection<
  Type extends TableType,
  Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  Expanded = {},
> {
  readonly [row]: RowShape<Type, Selected, Expanded>
  /** Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): CollectionSelection<Type, Selected | Column, Expanded>
  /** Brings the record behind a lookup, null where there is none; or a collection, at most 5,000 records of it. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: RelatedBy<Type, Name>) => Shaped<Row>,
  ): CollectionSelection<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>>
  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): CollectionSelection<Type, Selected, Expanded>
  /** Refused where the query has a nested expand: the service does not order there. */
  orderBy(column: ColumnName<Type>, direction?: 'asc' | 'desc'): CollectionSelection<Type, Selected, Expanded>
  /** Refused where the query has a nested expand: the service does not limit there. */
  top(count: number): CollectionSelection<Type, Selected, Expanded>
}

/** What builds the expand of a navigation property or a collection. */
export type RelatedBy<Type extends TableType, Name extends WayName<Type>> = Name extends keyof Type['navigation']
  ? Ones<Type['navigation']>[Name]
  : Name extends keyof Type['collections']
    ? Manies<Type['collections']>[Name]
    : never

type Ones<Navigation> = { readonly [N in keyof Navigation]: Selection<AsTable<Navigation[N]>> }
type Manies<Collections> = { readonly [N in keyof Collections]: CollectionSelection<AsTable<Collections[N]>> }

/** Builds both kinds of selection; the types say which of it may be used where. */
export class SelectionBuilder {
  readonly node: SelectionNode

  constructor(node: SelectionNode) {
    this.node = node
  }

  select(...columns: readonly string[]): SelectionBuilder {
    return new SelectionBuilder(withColumns(this.node, columns))
  }

  expand(name: string, build: (related: never) => Shaped<unknown>): SelectionBuilder {
    return new SelectionBuilder(withExpand(this.node, name, relatedNode(this.node, build)))
  }

  where(build: (table: never) => Condition): SelectionBuilder {
    return new SelectionBuilder(withFilter(this.node, build))
  }

  orderBy(column: string, direction: 'asc' | 'desc' = 'asc'): SelectionBuilder {
    return new SelectionBuilder(withOrder(this.node, column, direction))
  }

  top(count: number): SelectionBuilder {
    return new SelectionBuilder(withTop(this.node, count))
  }
}

/** What a callback of `expand` asks for. */
export function relatedNode({ kinds }: SelectionNode, build: (related: never) => Shaped<unknown>): SelectionNode {
  return nodeOf(build(new SelectionBuilder(emptyNode(kinds)) as never)) // the types hand out a view of the builder
}

export function nodeOf(selection: Shaped<unknown>): SelectionNode {
  if (selection instanceof SelectionBuilder) return selection.node
  throw new UsageError('An expand gives back the selection that it was handed.')
}
