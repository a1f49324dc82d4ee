import type { BatchItem, BatchOptions, ItemOutcomes, ItemResults } from '../batch/index.js'
import { Bulk } from '../bulk/index.js'
import { UsageError } from '../errors/index.js'
import type { Responded, RetryOptions } from '../http/index.js'
import type { ActFor, CallOptions, Executor, Operation } from '../operation/index.js'
import {
  type CountedRecords,
  changesOf,
  isAggregation,
  type Page,
  type Paged,
  type PagedQuery,
  partCounts,
  type Query,
  type SinceOptions,
} from '../query/index.js'
import {
  type CreateOptions,
  create,
  deleteRecord,
  type RetrieveOptions,
  retrieve,
  type Upserted,
  type UpsertOptions,
  update,
  upsert,
  type WriteOptions,
} from '../records/index.js'
import { type CreateOf, isGuid, type KeyOf, type Table, type TableType, type UpdateOf } from '../schema/index.js'
import type { BuildSelection, RowShape } from '../selection/index.js'
import { Changes } from './changes.js'
import { isLongRead, respondToLongRead, runLongRead } from './long-read.js'
import { readPages } from './read-pages.js'
import { runAll, runInOrder } from './run-batch.js'
import { withCallersStack } from './with-callers-stack.js'

export interface PageOptions extends CallOptions {
  /** Records per page, 1 to 5,000; the service decides when absent. */
  readonly pageSize?: number
}

/** What sends for a client. */
interface Sender extends Executor {
  readonly budget: RetryOptions
  readonly maxParallel: number
  readonly origin: string
  respond<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Responded<Result>>
}

/** Speaks to one organization. Each of its verbs is a line or two over `execute`. */
export class Client implements Executor {
  readonly #executor: Sender
  readonly #defaults: CallOptions | undefined

  constructor(executor: Sender, defaults?: CallOptions) {
    this.#executor = executor
    this.#defaults = defaults
  }

  /** Sends an operation. A query gives its first page. */
  async execute<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Result> {
    try {
      const all = this.#withDefaults(options)
      return isLongRead(operation)
        ? await runLongRead(this.#executor, operation, all, this.#executor.budget)
        : await this.#executor.execute(operation, all)
    } catch (error) {
      throw withCallersStack(error)
    }
  }

  /** The same, and what came around the result: status, headers, the request's id, the record's version, retries. */
  async respond<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Responded<Result>> {
    try {
      const all = this.#withDefaults(options)
      return isLongRead(operation)
        ? await respondToLongRead(this.#executor, operation, all, this.#executor.budget)
        : await this.#executor.respond(operation, all)
    } catch (error) {
      throw withCallersStack(error)
    }
  }

  #withDefaults(options: CallOptions | undefined): CallOptions | undefined {
    return this.#defaults === undefined ? options : { ...this.#defaults, ...options }
  }

  /**
   * The same client acting for another user: by the user's Microsoft Entra object id, or by `{ systemUserId }`, the id of
   * the row in `systemusers`. Needs the privilege prvActOnBehalfOfAnotherUser.
   */
  as(user: ActFor): Client {
    const id = typeof user === 'object' ? user?.systemUserId : user
    if (!isGuid(id)) {
      throw new UsageError(
        'as takes the Microsoft Entra object id of a user, or { systemUserId }: GUIDs without braces.',
      )
    }
    return new Client(this.#executor, { ...this.#defaults, as: user })
  }

  /**
   * Creates a record: gives its id, or with a selection the stored record. With `{ id: newGuid() }` it can be repeated when
   * its answer is lost, without making a second one.
   */
  create<Type extends TableType>(
    table: Table<Type>,
    data: CreateOf<Type>,
    options?: CreateOptions & CallOptions,
  ): Promise<string>
  create<Type extends TableType, Row>(
    table: Table<Type>,
    data: CreateOf<Type>,
    build: BuildSelection<Type, Row>,
    options?: CreateOptions & CallOptions,
  ): Promise<Row>
  async create<Type extends TableType>(
    table: Table<Type>,
    data: CreateOf<Type>,
    build?: BuildSelection<Type, unknown> | (CreateOptions & CallOptions),
    options?: CreateOptions & CallOptions,
  ): Promise<unknown> {
    // Awaited, here and below, so that the stack of an error leads to the caller.
    return typeof build === 'function'
      ? await this.execute(create(table, data, build, options), options)
      : await this.execute(create(table, data, options ?? build), options ?? build)
  }

  /** Reads one record by GUID, `ref` or alternate key. With `ifNoneMatch`, `undefined` stands for a record that is as it was. */
  retrieve<Type extends TableType, Row>(
    table: Table<Type>,
    key: KeyOf<Type>,
    build: BuildSelection<Type, Row>,
    options?: CallOptions & { readonly ifNoneMatch?: undefined },
  ): Promise<Row>
  retrieve<Type extends TableType, Row>(
    table: Table<Type>,
    key: KeyOf<Type>,
    build: BuildSelection<Type, Row>,
    options: RetrieveOptions & CallOptions,
  ): Promise<Row | undefined>
  async retrieve<Type extends TableType, Row>(
    table: Table<Type>,
    key: KeyOf<Type>,
    build: BuildSelection<Type, Row>,
    { ifNoneMatch, ...options }: Partial<RetrieveOptions> & CallOptions = {},
  ): Promise<Row | undefined> {
    return await this.execute(retrieve(table, key, build, { ifNoneMatch }), options)
  }

  /** Changes the given columns of an existing record: `null` clears one, `undefined` leaves it. */
  async update<Type extends TableType>(
    table: Table<Type>,
    key: KeyOf<Type>,
    data: UpdateOf<Type>,
    options?: WriteOptions & CallOptions,
  ): Promise<void> {
    return await this.execute(update(table, key, data, options), options)
  }

  /** Changes the record with the key, or creates it. */
  async upsert<Type extends TableType>(
    table: Table<Type>,
    key: KeyOf<Type>,
    data: Partial<CreateOf<Type>>,
    options?: UpsertOptions & CallOptions,
  ): Promise<Upserted> {
    return await this.execute(upsert(table, key, data, options), options)
  }

  /** Deletes a record. */
  async delete<Type extends TableType>(
    table: Table<Type>,
    key: KeyOf<Type>,
    options?: WriteOptions & CallOptions,
  ): Promise<void> {
    return await this.execute(deleteRecord(table, key, options), options)
  }

  /**
   * Several operations in few requests: 1,000 in each, and as many requests as it takes. The result has theirs, in their
   * order. At the first that fails the rest is not run, and the call ends in a `BatchError`; with `onError: 'continue'` each
   * has an outcome. What the service asks to send later is sent later.
   *
   * @example
   * const [leads, id] = await crm.batch([query(lead).select('fullname'), create(account, { name: 'Northwind' })])
   */
  batch<const Items extends readonly BatchItem[]>(
    items: Items,
    options: CallOptions & { readonly onError: 'continue' },
  ): Promise<ItemOutcomes<Items>>
  batch<const Items extends readonly BatchItem[]>(
    items: Items,
    options?: CallOptions & { readonly onError?: 'stop' | undefined },
  ): Promise<ItemResults<Items>>
  async batch(items: readonly BatchItem[], { onError, ...options }: CallOptions & BatchOptions = {}): Promise<unknown> {
    return onError === 'continue'
      ? await runAll(this, items, options, this.#executor.budget)
      : await runInOrder(this, items, options, this.#executor.budget)
  }

  /** Of the organization: `https://contoso.crm.dynamics.com`. */
  get origin(): string {
    return this.#executor.origin
  }

  /** Many records in few requests, each with its outcome: `crm.bulk.create(lead, rows)`. */
  get bulk(): Bulk {
    return new Bulk(this, this.#executor.maxParallel)
  }

  /** Every record of every page, in one list. For many records, `records` holds one page at a time. */
  async all<Row>(query: Paged<Row>, options?: PageOptions): Promise<readonly Row[]> {
    const records: Row[] = []
    for await (const page of this.pages(query, options)) records.push(...page.records)
    return records
  }

  /** The first record, or nothing. */
  async first<Row>(query: Operation<Page<Row>>, options?: CallOptions): Promise<Row | undefined> {
    requirePaged(query)
    let next: Operation<Page<Row>> | undefined = isPagedQuery(query) ? query.top(1) : query
    while (next !== undefined) {
      const page: Page<Row> = await this.execute(next, options)
      // A page may be empty and lead on all the same.
      if (page.records.length > 0) return page.records[0]
      next = page.next
    }
    return undefined
  }

  /**
   * How many records meet a query's conditions; `limited` when there are more than the service counts. A list that takes
   * several requests is counted in parts, which are added up.
   */
  async count<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
    query: Query<Type, Selected, Expanded>,
    options?: CallOptions,
  ): Promise<CountedRecords> {
    const counts = await Promise.all(partCounts(query).map((part) => this.execute(part, options)))
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      limited: counts.some(({ limited }) => limited),
    }
  }

  /** What has changed since an earlier reading, or at first every record; its `token` is for the next time. */
  changes<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
    query: Query<Type, Selected, Expanded>,
    { since, pageSize, ...options }: SinceOptions & PageOptions = {},
  ): Changes<RowShape<Type, Selected, Expanded>> {
    return new Changes(this, changesOf(pageSize === undefined ? query : query.pageSize(pageSize), { since }), options)
  }

  /** Every record; the next page is fetched while this one is read, and none after a `break`. */
  async *records<Row>(query: Paged<Row>, options?: PageOptions): AsyncGenerator<Row, void, undefined> {
    for await (const page of this.pages(query, options)) yield* page.records
  }

  /** Every page; the next one is fetched while this one is read, and none after a `break`. */
  async *pages<Row>(
    query: Paged<Row>,
    { pageSize, ...options }: PageOptions = {},
  ): AsyncGenerator<Page<Row>, void, undefined> {
    requirePaged(query)
    yield* readPages(this, pageSize === undefined ? query : sized(query, pageSize), options)
  }
}

function isPagedQuery<Row>(query: Paged<Row>): query is PagedQuery<Row> {
  return 'pageSize' in query
}

function requirePaged(query: unknown): void {
  if (typeof query === 'object' && query !== null && ('read' in query || 'records' in query)) return
  throw new UsageError('Only a query can be read page by page: query(…), fetchXml(…), a view, or a page to go on from.')
}

function sized<Row>(query: Paged<Row>, pageSize: number): PagedQuery<Row> {
  if (isPagedQuery(query)) return query.pageSize(pageSize)
  if ('records' in query || !isAggregation(query)) {
    throw new UsageError('A page size can be given to a query, not to a reading that has begun.')
  }
  throw new UsageError(
    `${query.name} takes no page size here: give it to the query first, query(…).pageSize(${pageSize}), and group afterwards.`,
  )
}
