import { resolve } from 'node:path'
import { type Client, connect } from '../../index.js'
import { CommandError } from '../command-error.js'
import { connectionTo } from '../connection.js'
import { counted } from '../counted.js'
import { delimiterOf, formatOf } from '../file-format.js'
import { type RowProgress, rowProgressOn } from '../row-progress.js'
import type { Surroundings } from '../surroundings.js'
import type { Terminal } from '../terminal.js'
import { csvText } from './csv-text.js'
import type { ExportFlags } from './flags.js'
import { ndjsonText } from './ndjson-text.js'
import type { Reading } from './reading.js'
import { readingOf } from './reading-of.js'
import { recordValues } from './record-values.js'
import { writeFileWhole, writeOutput } from './write-out.js'

/** Writes the records of a query into a file, or to the output. It holds a few pages of them at a time. */
export async function exportRecords(
  query: string,
  flags: ExportFlags,
  terminal: Terminal,
  { environment, folder, signal }: Surroundings,
): Promise<void> {
  const start = performance.now()
  const { out, bom = false, quiet = false } = flags
  const delimiter = delimiterOf(flags.delimiter)
  const format = formatOf(out, flags.format)
  const crm = await connect(connectionTo(flags.url, environment))
  const reading = await readingOf(crm, query, flags, signal)
  const progress = await rowProgressOn(terminal.errors, quiet)
  const isWatched = terminal.errors.isTTY === true && !quiet
  progress.begin('Exporting', isWatched ? await totalOf(crm, reading) : undefined)
  const count = { records: 0 }
  const pages = valuesOf({ crm, reading, formatted: flags.formatted === true, progress, count, signal })
  const text = format === 'csv' ? csvText(pages, { columns: reading.columns, delimiter, bom }) : ndjsonText(pages)
  try {
    await (out === '-' ? writeOutput(terminal.output, text) : writeFileWhole(out, resolve(folder, out), text))
  } catch (error) {
    throw signal?.aborted ? new CommandError('Interrupted.', { cause: error }) : error
  } finally {
    progress.end()
  }
  if (quiet || out === '-') return
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  terminal.output.write(`${counted(count.records, 'record')} written to ${out} (${seconds} s)\n`)
}

/** The bar can do without. */
async function totalOf(crm: Client, { total }: Reading): Promise<number | undefined> {
  return total === undefined ? undefined : crm.execute(total).catch(() => undefined)
}

interface Pages {
  readonly crm: Client
  readonly reading: Reading
  readonly formatted: boolean
  readonly progress: RowProgress
  readonly count: { records: number }
  readonly signal: AbortSignal | undefined
}

async function* valuesOf({ crm, reading, formatted, progress, count, signal }: Pages) {
  for await (const { records } of crm.pages(reading.firstPage, signal ? { signal } : {})) {
    yield records.map((record) => recordValues(record, formatted))
    count.records += records.length
    progress.tell(count.records, counted(count.records, 'record'))
  }
}
