import { resolve } from 'node:path'
import { type FileFormat, formatOf } from '../file-format.js'
import type { Terminal } from '../terminal.js'
import { type FileText, fileText } from './file-text.js'
import { readCsv } from './read-csv.js'
import { readNdjson } from './read-ndjson.js'
import type { Row } from './row.js'

/** A file of rows, opened. */
export interface RowFile {
  readonly text: FileText
  /** Of a CSV file. */
  readonly header: readonly string[] | undefined
  readonly rows: AsyncIterable<Row>
}

interface RowFileOptions {
  readonly folder: string
  readonly format: FileFormat | undefined
  readonly delimiter: string
  readonly input: Terminal['input']
}

/** Opens a file, or for `-` the input. */
export async function openRowFile(
  name: string,
  { folder, format: asked, delimiter, input }: RowFileOptions,
): Promise<RowFile> {
  const format = formatOf(name, asked)
  const text = await fileText(name, resolve(folder, name), input)
  if (format === 'ndjson') return { text, header: undefined, rows: readNdjson(name, text.pieces) }
  try {
    return { text, ...(await readCsv(name, text.pieces, delimiter)) }
  } catch (error) {
    text.close()
    throw error
  }
}
