/** One row of a file. */
export interface Row {
  /** Where it begins in the file, counted from 1. */
  readonly line: number
  /** As it stands in the file: the cells of a CSV row, the line of an NDJSON file. */
  readonly source: readonly string[] | string
  /** What it holds under each header, or why nothing can be read from it. */
  readonly content: readonly (readonly [header: string, value: unknown])[] | { readonly fault: string }
}

/** Headers that a file of rejects has beside those of its rows. They say nothing of the record when it is imported again. */
export const rejectHeaders = { line: 'rejected line', reason: 'rejected because', text: 'rejected text' } as const
