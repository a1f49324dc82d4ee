import { UsageError } from '../errors/index.js'
import type { CallOptions, Operation } from '../operation/index.js'
import { Query } from '../query/index.js'
import type { RelatedRef, Relation } from '../records/index.js'
import type { CreateOf, KeyOf, Table, TableType, UpdateOf } from '../schema/index.js'
import { BatchSize } from './batch-size.js'
import { openJournal, unkept } from './journal.js'
import type { KeyedData } from './multiple.js'
import { type BulkOptions, requireBulkOptions } from './options.js'
import type { BulkOutcome } from './outcome.js'
import { ProgressCount } from './progress.js'
import { Pump } from './pump.js'
import { BulkRun } from './run.js'
import { type BulkSender, Settler } from './settle.js'
import type { Verb } from './verb.js'
import { associating, creating, deleting, type Related, running, updating, upserting } from './verbs.js'

/** Inputs: a list, a generator, the rows of a file, the records of another query. */
export type BulkSource<Input> = Iterable<Input> | AsyncIterable<Input>

/** What a bulk call needs of a client. */
export interface BulkClient extends BulkSender {
  /** Of the organization. */
  readonly origin: string
  records(
    query: Query<TableType, never, unknown>,
    options: CallOptions,
  ): AsyncIterable<Readonly<Record<string, unknown>>>
}

/**
 * Many records, in few requests: as many in each as the service is quick with, and as many requests at the same time as it
 * allows. Every input has an outcome, and a record that is refused costs that record.
 *
 * Sends CreateMultiple, UpdateMultiple or UpsertMultiple; where a table does not have them, and for everything else,
 * `$batch`. Source: "Use bulk operation messages", "Service protection API limits", "Send parallel requests".
 */
export class Bulk {
  readonly #client: BulkClient
  readonly #mostParallel: number

  constructor(client: BulkClient, mostParallel: number) {
    this.#client = client
    this.#mostParallel = mostParallel
  }

  /**
   * Creates records; each outcome has the new one's id. The ids are made here, so that a create whose answer is lost is
   * repeated without making a second record.
   *
   * @example
   * for await (const outcome of crm.bulk.create(lead, [{ subject: 'A', lastname: 'Smith' }])) {
   *   if (!outcome.ok) console.error(outcome.index, outcome.error.message)
   * }
   */
  create<Type extends TableType>(
    table: Table<Type>,
    source: BulkSource<CreateOf<Type>>,
    options?: BulkOptions,
  ): BulkRun<CreateOf<Type>, string> {
    return this.#run('create', table, source, options, (jobId) => creating(table, jobId))
  }

  /** Changes the given columns of existing records. */
  update<Type extends TableType>(
    table: Table<Type>,
    source: BulkSource<KeyedData<KeyOf<Type>, UpdateOf<Type>>>,
    options?: BulkOptions,
  ): BulkRun<KeyedData<KeyOf<Type>, UpdateOf<Type>>, void> {
    return this.#run('update', table, source, options, () => updating(table))
  }

  /** Changes the records with these keys, or creates them. Which of both was done is not told. */
  upsert<Type extends TableType>(
    table: Table<Type>,
    source: BulkSource<KeyedData<KeyOf<Type>, Partial<CreateOf<Type>>>>,
    options?: BulkOptions,
  ): BulkRun<KeyedData<KeyOf<Type>, Partial<CreateOf<Type>>>, void> {
    return this.#run('upsert', table, source, options, () => upserting(table))
  }

  /**
   * Deletes records: those with these keys, or all that a query finds.
   *
   * @example
   * const { succeeded } = await crm.bulk.delete(query(lead).where((l) => l.companyname.isNull())).summary()
   */
  delete<Type extends TableType>(
    table: Table<Type>,
    keys: BulkSource<KeyOf<Type>>,
    options?: BulkOptions,
  ): BulkRun<KeyOf<Type>, void>
  delete<Type extends TableType, Selected extends keyof Type['columns'], Expanded>(
    query: Query<Type, Selected, Expanded>,
    options?: Omit<BulkOptions, 'checkpoint'>,
  ): BulkRun<KeyOf<Type>, void>
  delete<Type extends TableType>(
    from: Table<Type> | Query<Type, never, unknown>,
    keysOrOptions?: BulkSource<KeyOf<Type>> | BulkOptions,
    options?: BulkOptions,
  ): BulkRun<KeyOf<Type>, void> {
    if (!(from instanceof Query)) {
      const keys = keysOrOptions as BulkSource<KeyOf<Type>> // by the overloads; looked at below
      return this.#run('delete', from, keys, options, () => deleting(from))
    }
    const { table } = from
    const given = (keysOrOptions ?? {}) as BulkOptions // by the overloads
    if (given.checkpoint !== undefined) {
      throw new UsageError('bulk.delete of a query takes no checkpoint: it finds others the second time. Run it again.')
    }
    const found = this.#found(from as unknown as Query<TableType, never, unknown>, given) // whose columns do not matter here
    return this.#run('delete', table, found, given, () => deleting(table))
  }

  async *#found(
    query: Query<TableType, never, unknown>,
    { as, signal, timeoutInMs, tag, consistency, correlationId, headers }: CallOptions,
  ): AsyncGenerator<string, void, undefined> {
    const { primaryKey } = query.table
    const options = { as, signal, timeoutInMs, tag, consistency, correlationId, headers }
    const keys = query.select(primaryKey as never)
    for await (const record of this.#client.records(keys, options)) yield String(record[primaryKey])
  }

  /**
   * Takes records into collections of others, or puts them into lookups.
   *
   * @example
   * const run = crm.bulk.associate(account, 'contact_customer_accounts', [{ key: accountId, target: ref(contact, contactId) }])
   */
  associate<Type extends TableType, Name extends Relation<Type>>(
    table: Table<Type>,
    relation: Name,
    source: BulkSource<Related<KeyOf<Type>, RelatedRef<Type, Name>>>,
    options?: BulkOptions,
  ): BulkRun<Related<KeyOf<Type>, RelatedRef<Type, Name>>, void> {
    return this.#run('associate', table, source, options, () => associating(table, relation))
  }

  /**
   * Runs operations, whichever they are, in batches and side by side: in no order between them. For an order, `crm.batch`.
   *
   * @example
   * const run = crm.bulk.run([calculateRollupField({ target: ref(account, accountId), fieldName: 'opendeals' })])
   */
  run<Result>(operations: BulkSource<Operation<Result>>, options?: BulkOptions): BulkRun<Operation<Result>, Result> {
    const verb = running<Result>(options?.checkpoint !== undefined)
    return this.#run('run', undefined, operations, options, () => verb)
  }

  #run<Input, Value>(
    method: string,
    table: Table | undefined,
    source: BulkSource<Input>,
    options: BulkOptions = {},
    verbOf: (jobId: string) => Verb<Input, Value>,
  ): BulkRun<Input, Value> {
    if (method !== 'run' && table?.entitySetName === undefined) {
      throw new UsageError(`bulk.${method} takes the table object of its records.`)
    }
    requireSource(method, source)
    requireBulkOptions(options)
    return new BulkRun((ending) => this.#outcomes(source, options, verbOf, ending))
  }

  /** The organization stands in it by a hash: a checkpoint is no place for its name. */
  async #jobName({ name }: Verb<never, unknown>): Promise<string> {
    return `${name} ${await shortHash(this.#client.origin)}`
  }

  async *#outcomes<Input, Value>(
    source: BulkSource<Input>,
    options: BulkOptions,
    verbOf: (jobId: string) => Verb<Input, Value>,
    ending: AbortController,
  ): AsyncGenerator<BulkOutcome<Input, Value>, void, undefined> {
    const { onProgress, onError, order, batchSize, parallelism, total, checkpoint, ...callOptions } = options
    const requests = parallelism ?? this.#mostParallel
    const size = new BatchSize(batchSize, requests)
    const journal = checkpoint === undefined ? unkept() : await openJournal(checkpoint, await this.#jobName(verbOf('')))
    const verb = verbOf(journal.jobId)
    const stopsAtFirst = onError === 'stop'
    const settler = new Settler({
      sender: this.#client,
      verb,
      call: callOptions,
      size,
      stopsAtFirst,
      ended: ending.signal,
    })
    const pump = new Pump({
      source,
      settle: (items) => settler.settle(items),
      written: ({ input, index }) => verb.single(input, index),
      journal,
      size,
      parallelism: requests,
      progress: new ProgressCount(total ?? countOf(source), onProgress),
      stopsAtFirst,
      inOrder: order !== 'completion',
      signal: options.signal,
      ending,
    })
    for await (const outcomes of pump.outcomes()) for (const outcome of outcomes) yield outcome
  }
}

async function shortHash(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function requireSource(method: string, source: unknown): void {
  if (typeof source === 'object' && source !== null && (Symbol.iterator in source || Symbol.asyncIterator in source))
    return
  throw new UsageError(`bulk.${method} takes a list of inputs, or anything else that can be iterated over.`)
}

function countOf(source: BulkSource<unknown>): number | undefined {
  if (Array.isArray(source)) return source.length
  return source instanceof Set || source instanceof Map ? source.size : undefined
}
