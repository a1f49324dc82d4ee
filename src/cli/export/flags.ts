import type { FileFormat } from '../file-format.js'

/** What the user typed after `d365 export <query>`. */
export interface ExportFlags {
  readonly url?: string
  /** A file, or `-` for the output. */
  readonly out: string
  readonly format?: FileFormat
  readonly delimiter?: string
  /** Columns of a query that is a table's name. */
  readonly select?: string
  /** Values as people read them. */
  readonly formatted?: boolean
  readonly pageSize?: number
  /** Begins a CSV file with the mark by which Excel knows UTF-8. */
  readonly bom?: boolean
  /** Says nothing but what is wrong. */
  readonly quiet?: boolean
}
