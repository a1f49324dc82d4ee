import { CsvError, parse } from 'csv-parse'
import { CommandError } from '../command-error.js'
import type { Row } from './row.js'

/** In characters: more than any row of a table, so that a quote which is never closed does not fill the memory. */
const longestRow = 16 * 2 ** 20

/** The first row of a CSV file, and the others as they are read. */
export interface CsvRows {
  readonly header: readonly string[]
  readonly rows: AsyncIterable<Row>
}

interface Parsed {
  readonly cells: readonly string[]
  readonly line: number
}

/** Reads CSV as RFC 4180 has it; lines may end in any way, and empty lines are passed over. */
export async function readCsv(name: string, pieces: AsyncIterable<string>, delimiter: string): Promise<CsvRows> {
  const records = parsed(name, pieces, delimiter)
  const first = await records.next()
  if (first.done === true) throw new CommandError(`${name} is empty: its first row has to name the columns.`)
  const header = first.value.cells.map((cell) => cell.trim())
  return { header, rows: rowsOf(header, records) }
}

async function* rowsOf(
  header: readonly string[],
  records: AsyncIterable<Parsed>,
): AsyncGenerator<Row, void, undefined> {
  for await (const { cells, line } of records) {
    const content =
      cells.length === header.length
        ? cells.map((cell, place) => [header[place] ?? '', cell] as const)
        : { fault: `The row has ${cells.length} cells, and the header has ${header.length}.` }
    yield { line, source: cells, content }
  }
}

/** Records that stand before a fault are given first. */
async function* parsed(
  name: string,
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Parsed, void, undefined> {
  const ready: Parsed[] = []
  let linesBefore = 0
  let fault: unknown
  const parser = parse({
    delimiter,
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record(one: unknown) {
      const { record, raw } = one as { readonly record: readonly string[]; readonly raw: string } // as raw makes it
      const skipped = /^[\r\n]*/.exec(raw)?.[0] ?? ''
      ready.push({ cells: record, line: linesBefore + breaksIn(skipped) + 1 })
      linesBefore += breaksIn(raw)
      return null
    },
  })
  parser.on('error', (error) => {
    fault = error instanceof CsvError ? csvFault(name, error, linesBefore) : error
  })
  function* parsedSoFar() {
    yield* ready.splice(0)
    if (fault !== undefined) throw fault
  }
  for await (const piece of pieces) {
    await new Promise((resolve) => parser.write(piece, resolve))
    yield* parsedSoFar()
  }
  await new Promise((resolve) => parser.end(resolve))
  yield* parsedSoFar()
}

/** The library's own messages hold what stands in the cells. */
function csvFault(name: string, { code }: CsvError, lastLine: number): CommandError {
  const row = `the row after line ${lastLine}`
  const reason =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? `a quote in ${row} is never closed.`
      : code === 'CSV_MAX_RECORD_SIZE'
        ? `${row} is longer than 16 million characters. Is a quote left open?`
        : `a quote stands in the middle of a cell in ${row}. Quoted cells begin and end with one, and double those inside.`
  return new CommandError(`${name} is no CSV from here on: ${reason}`)
}

/** The library keeps a line's end of two characters as one between rows, and as two within. */
function breaksIn(raw: string): number {
  return raw.match(/\r\n|[\r\n]/g)?.length ?? 0
}
