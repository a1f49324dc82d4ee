import { stringify } from 'csv-stringify/sync'
import { CommandError } from '../command-error.js'

interface CsvOptions {
  /** What is known of the columns before the first record is there. */
  readonly columns: readonly string[]
  readonly delimiter: string
  readonly bom: boolean
}

type Values = ReadonlyMap<string, unknown>

/** Writes pages of records as CSV: RFC 4180, but lines end as on Unix. Nothing stands for null, and for an empty text. */
export async function* csvText(
  pages: AsyncIterable<readonly Values[]>,
  { columns: asked, delimiter, bom }: CsvOptions,
): AsyncGenerator<string, void, undefined> {
  let columns: readonly string[] | undefined
  let written = 0
  const lines = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter },
    )
  for await (const page of pages) {
    // A page may be empty and lead on all the same.
    if (page.length === 0) continue
    if (columns === undefined) {
      columns = [...new Set([...asked, ...page.flatMap((values) => [...values.keys()])])]
      yield `${bom ? '\uFEFF' : ''}${lines([columns])}`
    }
    const known = columns
    requireKnown(page, known, written)
    yield lines(page.map((values) => known.map((column) => cellOf(column, values.get(column)))))
    written += page.length
  }
  if (columns === undefined && asked.length > 0) yield `${bom ? '\uFEFF' : ''}${lines([asked])}`
}

/** FetchXML leaves out what is null, so that a column may show up late. */
function requireKnown(page: readonly Values[], columns: readonly string[], before: number): void {
  const known = new Set(columns)
  for (const [place, values] of page.entries()) {
    const late = [...values.keys()].find((name) => !known.has(name))
    if (late === undefined) continue
    throw new CommandError(
      `${late} comes first in record ${before + place + 1}, after the header was written. Name it in the query, with an alias where the table is linked, or write NDJSON.`,
    )
  }
}

function cellOf(column: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  throw new CommandError(`${column} holds records of its own: CSV has no place for them, NDJSON has.`)
}
