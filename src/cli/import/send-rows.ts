import type { BulkProgress, Checkpoint, Client, CreateOf, Table, TableType } from '../../index.js'
import type { ReadRecord } from './record-reader.js'

interface SendOptions {
  readonly isUpsert: boolean
  readonly batchSize?: number | undefined
  readonly parallelism?: number | undefined
  readonly checkpoint?: Checkpoint | undefined
  readonly onProgress: (progress: BulkProgress) => void
}

/** What became of the record with this place in the source, counted from 0. */
export interface SentRow {
  readonly index: number
  /** Absent where the record was stored. */
  readonly error?: Error
}

/** Sends records as they come from the source. They have been checked against the table's metadata. */
export async function* sendRows(
  crm: Client,
  table: Table,
  source: AsyncIterable<ReadRecord>,
  { isUpsert, ...options }: SendOptions,
): AsyncGenerator<SentRow, void, undefined> {
  const run = isUpsert
    ? crm.bulk.upsert(table, mapped(source, keyed), options)
    : crm.bulk.create(table, mapped(source, dataOf), options)
  for await (const outcome of run) {
    const { index } = outcome
    yield outcome.ok ? { index } : { index, error: outcome.error }
  }
}

type Data = CreateOf<TableType>

function dataOf({ data }: ReadRecord): Data {
  return data as Data // checked
}

function keyed({ key, data }: ReadRecord): { readonly key: never; readonly data: Data } {
  return { key: key as never, data: data as Data } // checked; the types of keys are those of one table
}

async function* mapped<From, To>(source: AsyncIterable<From>, map: (one: From) => To): AsyncGenerator<To> {
  for await (const one of source) yield map(one)
}
