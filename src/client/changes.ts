import type { CallOptions, Executor, Operation } from '../operation/index.js'
import type { Change, ChangePage } from '../query/index.js'
import { readPages } from './read-pages.js'

/**
 * The changes of a table, read page by page while they are walked through, one page ahead of the reader; each walk reads
 * from the beginning. `changesOf` gives the pages themselves, for work that is saved page by page.
 *
 * @example
 * const changes = crm.changes(query(account).select('name'), { since })
 * for await (const change of changes) await apply(change)
 * await save(changes.token)
 */
export class Changes<Row> implements AsyncIterable<Change<Row>> {
  readonly #executor: Executor
  readonly #start: Operation<ChangePage<Row>>
  readonly #options: CallOptions
  #token: string | undefined

  constructor(executor: Executor, start: Operation<ChangePage<Row>>, options: CallOptions) {
    this.#executor = executor
    this.#start = start
    this.#options = options
  }

  /** What to give as `since` the next time; undefined before the last change has been read. */
  get token(): string | undefined {
    return this.#token
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Change<Row>, void, undefined> {
    this.#token = undefined
    let token: string | undefined
    for await (const page of readPages(this.#executor, this.#start, this.#options)) {
      yield* page.records
      token = page.token
    }
    this.#token = token
  }
}
