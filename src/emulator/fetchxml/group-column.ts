import type { ColumnFacts } from '../../schema/index.js'
import { annotator } from '../odata/annotator.js'
import { asksFor } from '../odata/asks-for.js'
import { kindOf } from '../odata/value-kind.js'
import { wireValue } from '../odata/wire-value.js'
import type { AggregateColumn, AggregateOptions } from './aggregate-column.js'
import { columnReader, type Read } from './column-reader.js'
import { datePart } from './date-part.js'
import type { DateGrouping } from './document.js'
import { orderColumn } from './order-column.js'
import { badFetch, codes } from './refuse.js'
import type { Context, Frame, Source } from './scope.js'
import { formatted } from './write-rows.js'

/** A column that rows are grouped by. */
export function groupColumn(
  { reader: { store } }: Context,
  source: Source,
  column: ColumnFacts,
  alias: string,
  { annotations, rawOrder }: AggregateOptions,
): AggregateColumn {
  // Our choice: a date and time without 'dategrouping' is refused, as in OData. Source: protocol/query.md 3.10.
  if (kindOf(column) === 'instant') {
    throw badFetch(`'${column.logicalName}' groups by a date and time, and needs 'dategrouping'.`, codes.dateGrouping)
  }
  const annotate = annotator(store, source.facts, annotations)
  const named = { ...column, property: alias }
  const group = columnReader(source, column)
  const order = orderColumn(store, source, column, false, rawOrder)
  return {
    alias,
    group,
    read: ([frame]) => (frame === undefined ? null : order.read(frame)),
    write(row, [frame]) {
      const record = frame?.[source.index]
      const value = record ? wireValue(record, column) : null
      if (!record || value === null) return
      annotate(row, record, named)
      row[alias] = value
    },
  }
}

/** A part of a date that rows are grouped by. */
export function dateColumn(
  { reader: { store } }: Context,
  source: Source,
  column: ColumnFacts,
  { alias, dateGrouping }: { readonly alias: string; readonly dateGrouping: DateGrouping },
  { annotations }: AggregateOptions,
): AggregateColumn {
  const kind = kindOf(column)
  if (kind !== 'instant' && kind !== 'day') {
    throw badFetch(`'${column.logicalName}' has 'dategrouping' and is no date.`, codes.dateGrouping)
  }
  const part = datePart(store, dateGrouping)
  const read = columnReader(source, column)
  const group: Read = (frame) => {
    const value = read(frame)
    if (value === null) return null
    return part(typeof value === 'string' ? Date.parse(value) : Number(value))
  }
  const isFormatted = asksFor(annotations, formatted)
  const ofGroup = ([frame]: readonly Frame[]) => (frame === undefined ? null : group(frame))
  return {
    alias,
    group,
    read: ofGroup,
    write(row, frames) {
      const value = ofGroup(frames)
      if (value === null) return
      if (isFormatted) row[`${alias}@${formatted}`] = String(value)
      row[alias] = value
    },
  }
}
