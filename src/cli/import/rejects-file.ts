import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { fileFault } from '../file-fault.js'
import { type Row, rejectHeaders } from './row.js'

/** Keeps rows that were refused. */
export interface Rejects {
  add(row: Row, reason: string): Promise<void>
  end(): Promise<void>
}

interface RejectsOptions {
  /** As the user knows it. */
  readonly name: string
  readonly path: string
  /** Of a CSV file; an NDJSON file has none. */
  readonly header: readonly string[] | undefined
  readonly delimiter: string
}

/**
 * A file of refused rows, each as it was and with its line and the reason, in the format that they came in: put right, it can
 * be imported.
 */
export async function rejectsFile({ name, path, header, delimiter }: RejectsOptions): Promise<Rejects> {
  const stream = createWriteStream(path)
  const failure = { reason: undefined as unknown }
  stream.on('error', (reason) => {
    failure.reason ??= reason
  })
  const write = async (text: string) => {
    if (!stream.destroyed && !stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
    if (failure.reason !== undefined) throw fileFault(failure.reason, `${name} cannot be written`)
  }
  await once(stream, 'open').catch((error: unknown) => {
    throw fileFault(error, `${name} cannot be written`)
  })
  const { line, reason } = rejectHeaders
  const csv = (cells: readonly unknown[]) => stringify([[...cells]], { delimiter })
  // A row of an earlier file of rejects has these already: they are written anew.
  const own = (header ?? []).map((one) => !isOfRejects(one))
  if (header !== undefined) await write(csv([...header.filter((_, place) => own[place]), line, reason]))
  return {
    add: (row, why) =>
      write(
        typeof row.source === 'string'
          ? `${ndjsonLine(row, row.source, why)}\n`
          : csv([...row.source.filter((_, place) => own[place] ?? true), row.line, why]),
      ),
    async end() {
      stream.end()
      await finished(stream).catch((error: unknown) => {
        throw fileFault(error, `${name} cannot be written`)
      })
    },
  }
}

function isOfRejects(header: string): boolean {
  return Object.values<string>(rejectHeaders).includes(header)
}

/** What is no object stands in a member of its own. */
function ndjsonLine({ line, content }: Row, source: string, why: string): string {
  const values = 'fault' in content ? [[rejectHeaders.text, source] as const] : content
  const kept = values.filter(([header]) => header === rejectHeaders.text || !isOfRejects(header))
  return JSON.stringify({
    ...Object.fromEntries(kept),
    [rejectHeaders.line]: line,
    [rejectHeaders.reason]: why,
  })
}
