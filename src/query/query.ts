import { UsageError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { ColumnName, Condition, Filterable, Flat, Table, TableType } from '../schema/index.js'
import {
  type Annotated,
  type ExpandedBy,
  emptyNode,
  type Formatted,
  type ReferredBy,
  type RelatedBy,
  type RowShape,
  relatedNode,
  type SelectionNode,
  type Shaped,
  type WayName,
  withAnnotations,
  withColumns,
  withExpand,
  withFilter,
  withOrder,
  withPartialExpands,
  withReference,
  withTop,
} from '../selection/index.js'
import type { AggregateOf, AggregateResults, NoColumns } from './aggregate.js'
import type { AggregateNode, GroupKey } from './aggregate-node.js'
import { Aggregation, Grouping } from './aggregation.js'
import { compileQuery } from './compile-query.js'
import type { CompiledQuery } from './compiled-query.js'
import type { GroupName, KeysOf, ReachedBy, Walks } from './group-by.js'
import { groupKeys } from './group-keys.js'
import { lastPath } from './last-path.js'
import { linkOf } from './link-of.js'
import { namedAggregates } from './named-aggregates.js'
import type { Page, PagedQuery } from './page.js'
import { requirePageSize } from './page-size.js'
import { headersOf, type QuerySource } from './query-source.js'
import { type Reading, readPage } from './read-page.js'
import { refuseOptions } from './refuse-options.js'
import { resumed } from './resumed.js'
import { shownPath } from './shown-path.js'

/**
 * A query over the records of a table. A value: each call makes a new one, and nothing is sent before an executor is given it.
 * As an operation it stands for its first page.
 *
 * A list given to `in` that makes the URL longer than the service takes is cut: the query then goes out as several, whose
 * pages follow each other in the order of the list. Of a list over the primary key the records themselves come in that
 * order; within a part of another list, in whichever the service gives them. Executed, such a query gives the first page of
 * its first part, whose `next` leads through all the others.
 */
// The variance is said because working it out costs the checker thousands of instantiations; what is said is checked.
export class Query<
  in out Type extends TableType,
  in Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  out Expanded = {},
> implements PagedQuery<RowShape<Type, Selected, Expanded>>
{
  readonly #source: QuerySource
  readonly #node: SelectionNode
  #requests: CompiledQuery | undefined

  /** Whose records it reads. */
  get table(): Table<Type> {
    return this.#source.table as Table<Type> // which `query` was given
  }

  constructor(source: QuerySource, node: SelectionNode) {
    this.#source = source
    this.#node = node
  }

  /** Only what is selected exists on the record. Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): Query<Type, Selected | Column, Expanded> {
    return new Query(this.#source, withColumns(this.#node, columns))
  }

  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): Query<Type, Selected, Expanded> {
    return new Query(this.#source, withFilter(this.#node, build))
  }

  /** Brings the record behind a lookup, null where there is none; or a collection, at most 5,000 records of it. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: RelatedBy<Type, Name>) => Shaped<Row>,
  ): Query<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>> {
    return new Query(this.#source, withExpand(this.#node, name, relatedNode(this.#node, build)))
  }

  /** Brings the address of the record behind a lookup, as `@odata.id`. Wire: `$expand=name/$ref`. */
  expandRef<Name extends keyof Type['navigation'] & string>(
    name: Name,
  ): Query<Type, Selected, Expanded & ReferredBy<Name>> {
    return new Query(this.#source, withReference(this.#node, name))
  }

  /**
   * Lets expanded collections come cut: in a query with a nested expand, the page size cuts them too. `expandedPage` goes
   * on in them; without this, records that came cut are refused.
   */
  allowPartialExpands(): Query<Type, Selected, Expanded> {
    return new Query(this.#source, withPartialExpands(this.#node))
  }

  /** Asks for the values as people read them, for `formatted(record, column)`. */
  formatted(): Query<Type, Selected, Expanded & Formatted> {
    return new Query(this.#source, withAnnotations(this.#node, 'formatted'))
  }

  /** Asks for table and name of what lookups point at, for `lookup(record, name)`, and for formatted values. */
  annotated(what: 'lookups'): Query<Type, Selected, Expanded & Annotated> {
    return new Query(this.#source, withAnnotations(this.#node, what))
  }

  /** The primary key is the last thing ordered by, so that pages do not overlap. */
  orderBy(column: ColumnName<Type>, direction: 'asc' | 'desc' = 'asc'): Query<Type, Selected, Expanded> {
    return new Query(this.#source, withOrder(this.#node, column, direction))
  }

  /** At most so many records in all. When they do not fit into one page, they come in pages and reading stops in time. */
  top(count: number): Query<Type, Selected, Expanded> {
    return new Query(this.#source, withTop(this.#node, count))
  }

  /** Asks how many records meet the conditions, for `count` and `limited` of the page: the service counts up to 5,000. */
  count(): Query<Type, Selected, Expanded> {
    return new Query({ ...this.#source, isCounted: true }, this.#node)
  }

  /** Records per page, 1 to 5,000. */
  pageSize(count: number): Query<Type, Selected, Expanded> {
    return new Query({ ...this.#source, pageSize: requirePageSize(count) }, this.#node)
  }

  /**
   * Puts the records that meet the conditions into groups: by columns, and at the end by an object of columns that are
   * reached through lookups. By itself it gives each combination once; `aggregate` says what to know of each group.
   *
   * Limits: groups have no order and no limit: sort the result, or use FetchXML. The service does not group by instants,
   * and FetchXML groups by their day or month.
   * Source: "Aggregate data using OData".
   *
   * @example
   * query(opportunity).groupBy('stepname', { account: (o) => o.parentaccountid.name }).aggregate({ n: count() })
   */
  groupBy<Name extends GroupName<Type>>(...columns: Name[]): Grouping<Type, KeysOf<Type, Name> & Expanded>
  groupBy<Name extends GroupName<Type> = never, Reached extends Walks<Type> = Walks<Type>>(
    ...keys: [...columns: Name[], reached: Reached]
  ): Grouping<Type, KeysOf<Type, Name> & ReachedBy<Reached> & Expanded>
  groupBy(...keys: readonly unknown[]): Grouping<Type, never> {
    return new Grouping(this.#aggregated(groupKeys(this.#source.table, keys)))
  }

  /**
   * Makes one of all records that meet the conditions: their number, sums and the like.
   *
   * Limits: at most 50,000 records, else `QueryLimitError`.
   * Source: "Aggregate data using OData".
   *
   * @example
   * query(opportunity).aggregate({ total: sum('estimatedvalue_base'), n: count() })
   */
  aggregate<const Aggregates extends Readonly<Record<string, AggregateOf<Type>>>>(
    aggregates: Aggregates & NoColumns<Type, keyof Aggregates>,
  ): Aggregation<Flat<AggregateResults<Type, Aggregates> & Expanded>> {
    const node = this.#aggregated([])
    return new Aggregation({ ...node, aggregates: namedAggregates(node, aggregates) })
  }

  /**
   * Goes on where an earlier reading stopped: at the `nextLink` of a page, which may have been saved. The query has to be
   * the one that the link came from, with the same columns, conditions, order and expands; else the link is refused. Give
   * the page size of the first run again: the link does not carry it. `top` counts anew from here on.
   *
   * @example
   * const names = query(lead).select('fullname').pageSize(500)
   * const { nextLink } = await crm.execute(names)
   * const rest = nextLink && (await crm.all(names.resume(nextLink)))
   */
  resume(nextLink: string): PagedQuery<RowShape<Type, Selected, Expanded>> {
    const { name, path } = this.#source
    const link = linkOf(nextLink, { name, path, own: lastPath(this.#compiled) })
    const headers = headersOf(this.#source, { ...this.#node, top: undefined })
    return resumed(link, { ...this.#reading, headers }, this)
  }

  // Of the class, not of each query: making one is cheaper so.
  get method(): 'GET' {
    return 'GET'
  }

  get expects(): 'json' {
    return 'json'
  }

  get repeat(): 'always' {
    return 'always'
  }

  get name(): string {
    return this.#source.name
  }

  get path(): string {
    return this.#compiled.path
  }

  get headers(): Readonly<Record<string, string>> {
    return headersOf(this.#source, this.#node)
  }

  read(answer: Answer): Page<RowShape<Type, Selected, Expanded>> {
    const { following, order } = this.#compiled
    return readPage(answer, following.length === 0 && !order ? this.#reading : { ...this.#reading, following, order })
  }

  /** What a query is made of, for the functions of this room that make another request of it; anything else is refused. */
  static partsOf(query: unknown, refusal: string): QuerySource & { readonly node: SelectionNode } {
    if (typeof query === 'object' && query !== null && #node in query) return { ...query.#source, node: query.#node }
    throw new UsageError(refusal)
  }

  /** The request, decoded: not as it is sent, which is `path`. */
  toString(): string {
    return shownPath(this)
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Query ${this}`
  }

  #aggregated(keys: readonly GroupKey[]): AggregateNode {
    const node = this.#node
    const { table, path, isCounted, pageSize } = this.#source
    refuseOptions({ node, isCounted }, 'Grouping', ['select', 'expand', 'orderBy', 'top', 'count'])
    return { table, path, pageSize, annotated: node.annotated, filters: node.filters, keys, aggregates: [] }
  }

  get #compiled(): CompiledQuery {
    this.#requests ??= compileQuery(this.#source, this.#node)
    return this.#requests
  }

  get #reading(): Reading {
    return { name: this.name, headers: this.headers, node: this.#node, remaining: this.#node.top }
  }
}

/**
 * Starts a query over a table's records.
 *
 * @example
 * const warm = query(lead).select('fullname').where((l) => l.createdon.lastXDays(30))
 */
export function query<Type extends TableType>(table: Table<Type>): Query<Type> {
  if (table?.entitySetName === undefined) throw new UsageError('query takes a table object, such as lead.')
  const { entitySetName: path, kinds, name } = table
  return new Query(
    { table, name: `${path}.query`, path, isCounted: false, pageSize: undefined },
    emptyNode(kinds, name),
  )
}

/** The record type of a query. */
export type RowOf<Q> = Q extends Operation<Page<infer Row>> ? Row : never
