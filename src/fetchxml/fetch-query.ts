import { UsageError } from '../errors/index.js'
import type { Answer } from '../operation/index.js'
import { type Page, type PagedQuery, requirePageSize } from '../query/index.js'
import type { ColumnName, Condition, RecordOf, Table, TableType } from '../schema/index.js'
import type { AliasAnnotated, Formatted } from '../selection/index.js'
import type { AggregateRow, FetchAggregateOf } from './aggregates.js'
import { requireLookups } from './annotation-level.js'
import { checkDocument } from './check-document.js'
import { fetchElement } from './compile.js'
import type { GroupOf, GroupRow } from './date-groups.js'
import type { ExistsJoin, ExistsLink, FetchLink, InnerJoin, LinkShape, OuterJoin } from './fetch-link.js'
import { type FetchOption, optionsText } from './fetch-options.js'
import {
  withAggregates,
  withAliases,
  withAllColumns,
  withChildCount,
  withColumns,
  withFilter,
  withGroups,
  withLink,
  withOrder,
} from './grow.js'
import type { JoinableName } from './join-types.js'
import { type BuildLink, type GivenJoin, linkNode } from './link-builder.js'
import { linkedTables } from './linked-tables.js'
import { type FetchNode, isAggregate } from './node.js'
import { requireLimit } from './numbers.js'
import { pagingOf, withLimit } from './paging.js'
import { readFetchPage } from './read-fetch-page.js'
import { headersOf, pathOf, type Reading } from './reading.js'
import { restoreRows } from './restore-rows.js'
import type { AliasedRow, FetchRow, LinkRow, NoColumns, NullableRow } from './row.js'
import { indentedXml, xmlOf } from './xml-element.js'

/**
 * A FetchXML document over the records of a table. A value: each call makes a new one, and nothing is sent before an
 * executor is given it. As an operation it stands for its first page.
 */
export class FetchQuery<
  Type extends TableType,
  Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  Extra = {},
  // biome-ignore lint/complexity/noBannedTypes: the same
  Links = {},
> implements PagedQuery<FetchRow<Type, Selected, Extra>>
{
  readonly method = 'GET'
  readonly expects = 'json'
  readonly repeat = 'always'
  readonly #entitySetName: string
  readonly #node: FetchNode

  constructor(entitySetName: string, node: FetchNode) {
    this.#entitySetName = entitySetName
    this.#node = node
  }

  /** Only what is selected exists on the record, by the property names of the table. Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): FetchQuery<Type, Selected | Column, Extra, Links> {
    return this.#with(withColumns(this.#node, columns))
  }

  /** Columns under names of your own, which no column of the table has: `selectAs({ owner: '_ownerid_value' })`. */
  selectAs<const Aliases extends Readonly<Record<string, ColumnName<Type>>>>(
    aliases: Aliases & NoColumns<Type, keyof Aliases>,
  ): FetchQuery<Type, Selected, Extra & AliasedRow<Type, Aliases>, Links> {
    return this.#with(withAliases(this.#node, aliases))
  }

  /** Every column that has a value, which is slow. Wire: `all-attributes`. */
  selectAll(): FetchQuery<Type, Selected, Extra & Partial<RecordOf<Type>>, Links> {
    return this.#with(withAllColumns(this.#node))
  }

  /** How many records stand directly below the record in the table's hierarchy. Wire: `rowaggregate='CountChildren'`. */
  countChildren<Alias extends string>(
    alias: Alias,
  ): FetchQuery<Type, Selected, Extra & { readonly [A in Alias]: number | null }, Links> {
    return this.#with(withChildCount(this.#node, alias))
  }

  /**
   * Repeated calls are joined with `and`. The second argument has the tables that were linked before, by their aliases:
   * a condition on them looks at the records after the join.
   */
  where(build: (table: Type['columns'], links: Links) => Condition): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with(withFilter(this.#node, build, linkedTables(this.#node)))
  }

  /**
   * Joins another table. What the callback selects is `alias.column` in the records, lookups by their logical names.
   *
   * Limits: 15 links, with those of `someLinked` and its like.
   */
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
  ): FetchQuery<
    Type,
    Selected,
    Extra & LinkRow<Linked, LinkSelected, Alias, LinkAll> & LinkExtra,
    Links & Record<Alias, Linked['columns']> & LinkLinks
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
  ): FetchQuery<
    Type,
    Selected,
    Extra & NullableRow<LinkRow<Linked, LinkSelected, Alias, LinkAll> & LinkExtra>,
    Links & Record<Alias, Linked['columns']> & LinkLinks
  >
  link<Linked extends TableType, To extends JoinableName<Type>>(
    table: Table<Linked>,
    join: ExistsJoin<Type, Linked, To>,
    build?: (link: ExistsLink<Linked>) => ExistsLink<Linked>,
  ): FetchQuery<Type, Selected, Extra, Links>
  link(table: Table, join: GivenJoin, build?: BuildLink): unknown {
    return this.#with(withLink(this.#node, linkNode(table, join, build)))
  }

  /**
   * Figures instead of records, each under a name of its own.
   *
   * Limits: at most 50,000 records, else `QueryLimitError`; `aggregateLimit` lowers that.
   * Units: a sum of money is in the records' own currencies; add up a `…_base` column where there are several.
   */
  aggregate<const Aggregates extends Readonly<Record<string, FetchAggregateOf<Type>>>>(
    aggregates: Aggregates,
  ): FetchQuery<Type, Selected, Extra & AggregateRow<Type, Aggregates>, Links> {
    return this.#with(withAggregates(this.#node, aggregates))
  }

  /**
   * One record for each group: `groupBy({ owner: 'ownerid', year: year('createdon'), month: month('createdon') })`. Columns
   * with a time of day are grouped by a part of it.
   */
  groupBy<const Groups extends Readonly<Record<string, GroupOf<Type>>>>(
    groups: Groups,
  ): FetchQuery<Type, Selected, Extra & GroupRow<Type, Groups>, Links> {
    return this.#with(withGroups(this.#node, groups))
  }

  /**
   * Orders by a column, by a name of your own, or by `alias.column` of a link. Choices go by their labels. The primary key
   * is the last thing ordered by, so that pages do not overlap.
   */
  orderBy(
    by: ColumnName<Type> | (keyof Extra & string),
    direction: 'asc' | 'desc' = 'asc',
  ): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with(withOrder(this.#node, by, direction))
  }

  /**
   * Leaves out records that are the same in all their columns, and orders by those last, so that pages do not overlap.
   * Several choices, images, files and managed properties have no order: two records that differ in nothing else may
   * change places between pages.
   *
   * Limits: 50,000 records where the service gives no paging cookie: one names a record by its key, which records that were
   * put together need not have.
   */
  distinct(): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, isDistinct: true })
  }

  /** At most so many records in all. When they do not fit into one page, they come in pages and reading stops in time. */
  top(count: number): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, top: requireLimit(count) })
  }

  /** Records per page, 1 to 5,000. */
  pageSize(count: number): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, pageSize: requirePageSize(count) })
  }

  /** Asks how many records there are, for `count` and `limited` of the first page: the service counts up to 5,000. */
  returnTotalRecordCount(): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, isCounted: true })
  }

  /** Asks for the values as people read them, for `formatted(record, column)`. */
  formatted(): FetchQuery<Type, Selected, Extra & Formatted, Links> {
    return this.#with({ ...this.#node, annotated: this.#node.annotated ?? 'formatted' })
  }

  /**
   * Asks for table and name of what lookups point at, and for formatted values: for `lookup(record, name)`, where the name
   * is that of the lookup, a name of your own, or `alias.column` of a link.
   */
  annotated(what: 'lookups'): FetchQuery<Type, Selected, Extra & AliasAnnotated, Links> {
    requireLookups(what)
    return this.#with({ ...this.#node, annotated: what })
  }

  /** Lowers the number of records that an aggregate may look at, 50,000; more of them are a `QueryLimitError`. */
  aggregateLimit(records: number): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, aggregateLimit: requireLimit(records, 49_999) })
  }

  /** Hints for the database, each of them once. */
  options(hints: readonly FetchOption[]): FetchQuery<Type, Selected, Extra, Links> {
    return this.#set('options', optionsText(hints))
  }

  /** Finds the ids first and the columns afterwards, which helps some queries of many columns. */
  lateMaterialize(): FetchQuery<Type, Selected, Extra, Links> {
    return this.#set('latematerialize', 'true')
  }

  /** Orders choices by their numbers instead of their labels. */
  useRawOrderBy(): FetchQuery<Type, Selected, Extra, Links> {
    return this.#set('useraworderby', 'true')
  }

  /** Reads the records that were moved to long-term retention. */
  datasource(source: 'retained'): FetchQuery<Type, Selected, Extra, Links> {
    if (source !== 'retained') throw new UsageError("The only other data source is 'retained'.")
    return this.#set('datasource', source)
  }

  get name(): string {
    return `${this.#entitySetName}.fetchXml`
  }

  get path(): string {
    return pathOf(this.#reading, this.#start)
  }

  get headers(): Readonly<Record<string, string>> {
    return headersOf(this.#reading)
  }

  read(answer: Answer): Page<FetchRow<Type, Selected, Extra>> {
    return readFetchPage(answer, this.#reading, this.#start)
  }

  /** The document of the first page, indented. */
  toString(): string {
    checkDocument(this.#node)
    return indentedXml(fetchElement(this.#node, pagingOf(this.#reading.rules, this.#start)))
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `FetchQuery ${this.toString()}`
  }

  get #start() {
    const { top } = this.#node
    return { page: 1, ...(top !== undefined && { remaining: top }) }
  }

  get #reading(): Reading {
    const node = this.#node
    return {
      name: this.name,
      entitySetName: this.#entitySetName,
      annotated: node.annotated,
      rules: withLimit(
        { isAggregate: isAggregate(node), isCounted: node.isCounted, pageSize: node.pageSize },
        node.top,
      ),
      document(paging) {
        checkDocument(node)
        return xmlOf(fetchElement(node, paging))
      },
      restore: (records) => restoreRows(records, node),
    }
  }

  #set(name: string, value: string): FetchQuery<Type, Selected, Extra, Links> {
    return this.#with({ ...this.#node, settings: { ...this.#node.settings, [name]: value } })
  }

  #with<Grown>(node: FetchNode): Grown {
    return new FetchQuery(this.#entitySetName, Object.freeze(node)) as Grown // the methods say what its records are
  }
}
