import { CommandError } from './command-error.js'

export type FileFormat = 'csv' | 'ndjson'

const byEnding: Readonly<Record<string, FileFormat>> = { csv: 'csv', ndjson: 'ndjson', jsonl: 'ndjson' }

/** What was asked for, or else what the file's name says. */
export function formatOf(file: string, asked: FileFormat | undefined): FileFormat {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const format = asked ?? (Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined)
  if (format !== undefined) return format
  throw new CommandError(`Is ${file === '-' ? 'it' : file} CSV or NDJSON? Say it with --format csv or --format ndjson.`)
}

/** What stands between the cells of a CSV file: one character, a comma where nothing was asked for. */
export function delimiterOf(asked = ','): string {
  const delimiter = asked === '\\t' ? '\t' : asked
  if (/^[^"\r\n]$/.test(delimiter)) return delimiter
  throw new CommandError("--delimiter takes one character, such as ';', or '\\t' for a tab.")
}
