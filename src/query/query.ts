import { UsageError } from '../errors/index.js'
import type { Answer, Operation } from '../operation/index.js'
import type { ColumnName, Condition, Filterable, Table, TableType } from '../schema/index.js'
import {
  compileOptions,
  type ExpandedBy,
  emptyNode,
  type RelatedBy,
  type RowShape,
  relatedNode,
  type SelectionNode,
  type Shaped,
  type WayName,
  withColumns,
  withExpand,
  withFilter,
  withOrder,
  withTop,
} from '../selection/index.js'
import type { Page, PagedQuery } from './page.js'
import { readPage } from './read-page.js'

/** In records. Source: "Page results using OData". */
const largestPage = 5_000

interface QueryOptions {
  readonly isCounted: boolean
  readonly pageSize?: number
}

/**
 * A query over the records of a table. A value: each call makes a new one, and nothing is sent before an executor is given it.
 * As an operation it stands for its first page.
 */
export class Query<
  Type extends TableType,
  Selected extends keyof Type['columns'] = never,
  // biome-ignore lint/complexity/noBannedTypes: an object with nothing in it yet, to be intersected
  Expanded = {},
> implements PagedQuery<RowShape<Type, Selected, Expanded>>
{
  readonly method = 'GET'
  readonly expects = 'json'
  readonly repeat = 'always'
  readonly #table: Table<Type>
  readonly #node: SelectionNode
  readonly #options: QueryOptions

  constructor(table: Table<Type>, node: SelectionNode, options: QueryOptions) {
    this.#table = table
    this.#node = node
    this.#options = options
  }

  /** Only what is selected exists on the record. Repeated calls add columns. */
  select<Column extends ColumnName<Type>>(...columns: Column[]): Query<Type, Selected | Column, Expanded> {
    return new Query(this.#table, withColumns(this.#node, columns), this.#options)
  }

  /** Repeated calls are joined with `and`. */
  where(build: (table: Filterable<Type>) => Condition): Query<Type, Selected, Expanded> {
    return new Query(this.#table, withFilter(this.#node, build), this.#options)
  }

  /** Brings the record behind a lookup, null where there is none; or a collection, at most 5,000 records of it. */
  expand<Name extends WayName<Type>, Row>(
    name: Name,
    build: (related: RelatedBy<Type, Name>) => Shaped<Row>,
  ): Query<Type, Selected, Expanded & ExpandedBy<Type, Name, Row>> {
    return new Query(this.#table, withExpand(this.#node, name, relatedNode(this.#node, build)), this.#options)
  }

  /** The primary key is the last thing ordered by, so that pages do not overlap. */
  orderBy(column: ColumnName<Type>, direction: 'asc' | 'desc' = 'asc'): Query<Type, Selected, Expanded> {
    return new Query(this.#table, withOrder(this.#node, column, direction), this.#options)
  }

  /** At most so many records in all. When they do not fit into one page, they come in pages and reading stops in time. */
  top(count: number): Query<Type, Selected, Expanded> {
    return new Query(this.#table, withTop(this.#node, count), this.#options)
  }

  /** Asks how many records meet the conditions, for `count` of the page: the service counts up to 5,000. */
  count(): Query<Type, Selected, Expanded> {
    return new Query(this.#table, this.#node, { ...this.#options, isCounted: true })
  }

  /** Records per page, 1 to 5,000. */
  pageSize(count: number): Query<Type, Selected, Expanded> {
    if (!Number.isSafeInteger(count) || count < 1 || count > largestPage) {
      throw new UsageError(`A page holds 1 to ${largestPage} records, not ${count}.`)
    }
    return new Query(this.#table, this.#node, { ...this.#options, pageSize: count })
  }

  get name(): string {
    return `${this.#table.entitySetName}.query`
  }

  get path(): string {
    const { top, ...unlimited } = this.#node
    const node = this.#isOnePage && top !== undefined ? { ...unlimited, top } : unlimited
    const options = compileOptions({ ...node, order: this.#order })
    const all = this.#options.isCounted ? [...options, '$count=true'] : options
    return all.length === 0 ? this.#table.entitySetName : `${this.#table.entitySetName}?${all.join('&')}`
  }

  get headers(): Readonly<Record<string, string>> {
    const { pageSize } = this.#options
    return pageSize === undefined || this.#isOnePage ? {} : { Prefer: `odata.maxpagesize=${pageSize}` }
  }

  read(answer: Answer): Page<RowShape<Type, Selected, Expanded>> {
    const { name, headers } = this
    const { top } = this.#node
    return readPage(answer, { name, headers, node: this.#node, ...(top === undefined ? {} : { remaining: top }) })
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Query ${decodeURIComponent(this.path)}`
  }

  /** The service takes a limit or a page size, not both, and no limit above a page. */
  get #isOnePage(): boolean {
    return (this.#node.top ?? Number.POSITIVE_INFINITY) <= (this.#options.pageSize ?? largestPage)
  }

  get #order(): readonly string[] {
    const { order } = this.#node
    const { primaryKey } = this.#table
    return order.length === 0 || order.some((by) => by.split(' ')[0] === primaryKey) ? order : [...order, primaryKey]
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
  return new Query(table, emptyNode(table.kinds, table.name), { isCounted: false })
}

/** The record type of a query. */
export type RowOf<Q> = Q extends Operation<Page<infer Row>> ? Row : never
