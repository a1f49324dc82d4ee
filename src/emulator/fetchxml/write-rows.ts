import type { StoredRecord } from '../model.js'
import { type Annotate, annotator } from '../odata/annotator.js'
import { asksFor } from '../odata/asks-for.js'
import { formattedCount } from '../odata/formatted-value.js'
import type { Body, Preferences } from '../odata/index.js'
import { wireValue } from '../odata/wire-value.js'
import { etagOf } from '../odata/write-row.js'
import { childCounter } from './child-count.js'
import type { OutColumn } from './out-columns.js'
import type { Context, Frame, Source } from './scope.js'

export const formatted = 'OData.Community.Display.V1.FormattedValue'

/**
 * Makes the writer of the rows. A column without a value is left out; annotations stand under the column's key, an alias
 * too. Source: protocol/query.md 4.1. Our choice: a row of a `distinct` query has no ETag, as it is no one record's.
 */
export function rowWriter(
  context: Context,
  columns: readonly OutColumn[],
  { annotations }: Preferences,
  etag: boolean,
): (frame: Frame) => Body {
  const writers = columns.map((column) => columnWriter(context, column, annotations))
  return (frame) => {
    const [root] = frame
    const row: Record<string, unknown> = etag && root ? { '@odata.etag': etagOf(root) } : {}
    for (const write of writers) write(row, frame)
    return row
  }
}

type Write = (row: Record<string, unknown>, frame: Frame) => void

function columnWriter(context: Context, out: OutColumn, annotations: readonly string[]): Write {
  const { key, source, column, countedBy } = out
  if (countedBy !== undefined) {
    return childrenWriter(key, source, childCounter(context, source, countedBy), annotations)
  }
  const annotate: Annotate = annotator(context.reader.store, source.facts, annotations)
  const named = { ...column, property: key }
  const { index } = source
  return (row, frame) => {
    const record = frame[index]
    const value = record ? wireValue(record, column) : null
    if (!record || value === null) return
    annotate(row, record, named)
    row[key] = value
  }
}

function childrenWriter(
  key: string,
  { index }: Source,
  count: (record: StoredRecord) => number,
  annotations: readonly string[],
): Write {
  const isFormatted = asksFor(annotations, formatted)
  return (row, frame) => {
    const record = frame[index]
    if (!record) return
    const children = count(record)
    if (isFormatted) row[`${key}@${formatted}`] = formattedCount(children)
    row[key] = children
  }
}
