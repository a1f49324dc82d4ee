import type { StoredRecord } from '../model.js'
import { type Annotate, annotator } from './annotator.js'
import type { Answer, WriteRow } from './answer.js'
import type { ExpandPlan, Shape } from './plan-expand.js'
import { wireValue } from './wire-value.js'
import { expandWriter, type WriteExpand } from './write-expand.js'

/** Makes the writer of rows of one shape: etag, columns with their annotations before them, expanded rows. */
export function rowWriter(answer: Answer, shape: Shape, etag: boolean): WriteRow {
  const { facts, selection } = shape
  const annotate: Annotate = annotator(answer.reader.store, facts, answer.preferences.annotations)
  const expands = shape.expands.map((plan) => writerOf(answer, shape, plan))
  return (record) => {
    const row: Record<string, unknown> = etag ? { '@odata.etag': etagOf(record) } : {}
    for (const column of selection.columns) {
      annotate(row, record, column)
      row[column.property] = wireValue(record, column)
    }
    for (const write of expands) write(row, record)
    return row
  }
}

/** The ETag is weak. Source: protocol/wire.md 1.6. */
export function etagOf({ version }: StoredRecord): string {
  return `W/"${version}"`
}

/**
 * Expanded single-valued rows show an ETag in reads of one record and none in collections; collection-valued ones show
 * it unless the query nests. Source: protocol/wire.md 1.6, protocol/query.md 3.9.
 */
function writerOf(answer: Answer, parent: Shape, plan: ExpandPlan): WriteExpand {
  const inner = rowWriter(answer, plan, plan.many ? !answer.nested : answer.single)
  return expandWriter(answer, parent.facts, plan, inner)
}
