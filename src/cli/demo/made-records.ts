import { RecordNotFoundError, ServiceError } from '../../errors/index.js'
import { type Client, deleteRecord, type Operation, type Page, type Table, type TableType } from '../../index.js'
import { explain } from '../explain.js'

/** A way to find what a step makes, known before the step is taken: its answer may be lost. */
interface Expectation {
  readonly name: string
  find(): Promise<readonly string[]>
  remove(id: string): Promise<void>
}

export interface Leftover {
  /** Entity set, with the ids that are known. */
  readonly name: string
  readonly reason: string
}

export interface Deletion {
  readonly deletedCount: number
  readonly left: readonly Leftover[]
}

/** What a demo makes in an organization, so that it can be taken out again. */
export class MadeRecords {
  readonly #crm: Client
  readonly #expected: Expectation[] = []

  constructor(crm: Client) {
    this.#crm = crm
  }

  /** Says how records that are about to be made will be found. Call it before making them. */
  expect<Type extends TableType, Row>(
    table: Table<Type>,
    search: Operation<Page<Row>>,
    idOf: (record: Row) => string,
  ): void {
    this.#expected.push({
      name: table.entitySetName,
      find: async () => (await this.#crm.execute(search)).records.map(idOf),
      remove: (id) => this.#crm.execute(deleteRecord(table, id)),
    })
  }

  /** Deletes what was made last first. What stood in the way of a record is gone in the next round, so it is tried again. */
  async deleteAll(): Promise<Deletion> {
    // All are found before any is deleted: a record is found by another that may go first.
    const { found, left } = await findAll(this.#expected.toReversed())
    let pending = found
    let deletedCount = 0
    for (;;) {
      const round = await deleteRound(pending)
      deletedCount += round.deletedCount
      if (round.refused.length === 0 || round.deletedCount === 0) {
        return { deletedCount, left: [...left, ...round.refused.map(({ name, reason }) => ({ name, reason }))] }
      }
      pending = round.refused
    }
  }
}

interface Found {
  readonly name: string
  remove(): Promise<void>
}

async function findAll(expected: readonly Expectation[]) {
  const found: Found[] = []
  const left: Leftover[] = []
  for (const { name, find, remove } of expected) {
    try {
      for (const id of await find()) found.push({ name: `${name}(${id})`, remove: () => remove(id) })
    } catch (error) {
      // A table that the organization does not have holds nothing.
      if (!(error instanceof ServiceError && error.status === 404)) left.push({ name, reason: explain(error) })
    }
  }
  return { found, left }
}

async function deleteRound(pending: readonly Found[]) {
  const refused: (Found & Leftover)[] = []
  let deletedCount = 0
  for (const record of pending) {
    try {
      await record.remove()
      deletedCount++
    } catch (error) {
      // It went with the record that it belonged to.
      if (!(error instanceof RecordNotFoundError)) refused.push({ ...record, reason: explain(error) })
    }
  }
  return { deletedCount, refused }
}
