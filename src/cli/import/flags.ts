import type { FileFormat } from '../file-format.js'

/** What the user typed after `d365 import <table> <file>`. */
export interface ImportFlags {
  readonly url?: string
  /** Takes the table from the organization, instead of the package. */
  readonly live?: boolean
  readonly format?: FileFormat
  /** Between the cells of a CSV file. */
  readonly delimiter?: string
  /** `Header=column` pairs, several in one text separated by commas. */
  readonly map?: readonly string[]
  /** Columns of the key: the primary key, or those of an alternate key separated by commas. */
  readonly upsert?: string
  /** An empty cell clears its column. */
  readonly clearEmpty?: boolean
  /** Leaves out columns that the service alone sets. */
  readonly skipReadOnly?: boolean
  /** Takes numbers of options that the metadata does not have. */
  readonly otherOptions?: boolean
  readonly dryRun?: boolean
  /** File for the rows that were refused. */
  readonly rejects?: string
  readonly checkpoint?: string
  readonly batchSize?: number
  readonly parallel?: number
  /** Says nothing but what is wrong. */
  readonly quiet?: boolean
}
