import { resolve } from 'node:path'
import { type Checkpoint, connect } from '../../index.js'
import { connectionTo } from '../connection.js'
import { counted } from '../counted.js'
import type { Surroundings } from '../surroundings.js'
import { checkpointFor } from './checkpoint-for.js'
import type { Job } from './job.js'
import type { ReadRecord } from './record-reader.js'
import type { Row } from './row.js'
import { sendRows } from './send-rows.js'

/** Says what would be refused; nothing is sent, and nobody is asked. */
export async function checkRows(job: Job, { signal }: Surroundings): Promise<void> {
  for await (const _ of records(job)) {
    job.tally.accepted += 1
    if (job.tally.read % 100 === 0) tellProgress(job)
    if (signal?.aborted) return
  }
}

/** Every row that is read is stored or refused in the end, however that comes. */
export async function storeRows(job: Job, around: Surroundings): Promise<void> {
  const { flags, known, key, tally } = job
  const crm = await connect(connectionTo(flags.url, around.environment))
  const checkpoint = await checkpointOf(job, around)
  const waiting = new Map<number, Row>()
  let brokenBy: { readonly reason: unknown } | undefined
  async function* source(): AsyncGenerator<ReadRecord> {
    let index = 0
    try {
      for await (const { row, record } of records(job)) {
        waiting.set(index, row)
        index += 1
        yield record
        // What is on its way comes to its end, so that it is known what was stored.
        if (around.signal?.aborted) return
      }
    } catch (reason) {
      // What was read before is sent all the same.
      brokenBy = { reason }
    }
  }
  const sending = sendRows(crm, known.table, source(), {
    isUpsert: key !== undefined,
    batchSize: flags.batchSize,
    parallelism: flags.parallel,
    checkpoint,
    onProgress: ({ perSecond }) => tellProgress(job, perSecond),
  })
  try {
    for await (const { index, error } of sending) {
      const row = waiting.get(index)
      waiting.delete(index)
      if (error === undefined) tally.accepted += 1
      else if (row !== undefined) await refuse(job, row, error.message)
    }
  } finally {
    for (const row of waiting.values()) await refuse(job, row, 'This was not sent: the import ended before.')
  }
  if (brokenBy !== undefined) throw brokenBy.reason
}

async function checkpointOf(
  { name, flags, known, key }: Job,
  { folder }: Surroundings,
): Promise<Checkpoint | undefined> {
  const { checkpoint, live, map, clearEmpty, skipReadOnly, otherOptions, format, delimiter } = flags
  if (checkpoint === undefined) return undefined
  const settings = [known.table.name, key, live, map, clearEmpty, skipReadOnly, otherOptions, format, delimiter]
  return checkpointFor(resolve(folder, checkpoint), { name, file: resolve(folder, name), settings })
}

/** The records of the rows that pass; the others are refused here. */
async function* records(job: Job): AsyncGenerator<{ readonly row: Row; readonly record: ReadRecord }, void, undefined> {
  for await (const row of job.file.rows) {
    job.tally.read += 1
    const record = job.reader.read(row)
    if ('fault' in record) await refuse(job, row, record.fault)
    else yield { row, record }
  }
}

async function refuse({ tally, rejects }: Job, row: Row, reason: string): Promise<void> {
  tally.refused += 1
  await rejects.add(row, reason.replace(/\s+/g, ' ').trim())
}

function tellProgress({ progress, file, tally }: Job, perSecond?: number): void {
  const speed = perSecond === undefined ? '' : `, ${Math.round(perSecond)} a second`
  progress.tell(file.text.position(), `${counted(tally.read, 'row')}, ${tally.refused} refused${speed}`)
}
