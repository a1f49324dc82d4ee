import type { ColumnFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { asksFor } from '../odata/asks-for.js'
import { formattedCount, formattedValue } from '../odata/formatted-value.js'
import { targetIn } from '../odata/relations.js'
import { kindOf } from '../odata/value-kind.js'
import { wireValue } from '../odata/wire-value.js'
import type { AggregateColumn, AggregateOptions } from './aggregate-column.js'
import { computations } from './aggregate-values.js'
import { columnReader } from './column-reader.js'
import type { Aggregate } from './document.js'
import { badFetch, codes } from './refuse.js'
import type { Context, Frame, Source } from './scope.js'
import { formatted } from './write-rows.js'

interface Value {
  readonly alias: string
  readonly aggregate: Aggregate
  readonly distinct: boolean
}

/** A value of each group. */
export function valueColumn(
  { reader: { store } }: Context,
  source: Source,
  column: ColumnFacts,
  { alias, aggregate, distinct }: Value,
  { annotations }: AggregateOptions,
): AggregateColumn {
  requireAggregable(column, aggregate)
  const isFormatted = asksFor(annotations, formatted)
  const read = columnReader(source, column)
  const outcome = (frames: readonly Frame[]) => computations[aggregate](frames, read, distinct)
  const format = (value: unknown, frame: Frame | undefined) => {
    if (aggregate === 'count' || aggregate === 'countcolumn') return formattedCount(Number(value))
    const type = aggregate === 'avg' && column.type !== 'Money' ? 'Decimal' : column.type
    return formattedValue(store, holding(frame?.[source.index], column, value), { ...column, type })
  }
  return {
    alias,
    read: (frames) => outcome(frames)?.value ?? null,
    write(row, frames) {
      const found = outcome(frames)
      if (found === undefined) return
      const record = found.frame?.[source.index]
      const value = isExtreme(aggregate) && record ? wireValue(record, column) : found.value
      const text = isFormatted ? format(value, found.frame) : undefined
      if (text !== undefined) row[`${alias}@${formatted}`] = text
      row[alias] = value
    },
  }
}

function isExtreme(aggregate: Aggregate): boolean {
  return aggregate === 'min' || aggregate === 'max'
}

/** A record that has the value, for its formatted form: money is in the currency of a record that went into it. */
function holding(record: StoredRecord | null | undefined, column: ColumnFacts, value: unknown): StoredRecord {
  const currency = record ? targetIn(record, 'transactioncurrencyid') : undefined
  return {
    table: record?.table ?? '',
    id: record?.id ?? '',
    version: 0,
    values: { [column.logicalName]: value, ...(currency && { transactioncurrencyid: currency }) },
  }
}

const summable: ReadonlySet<string> = new Set(['BigInt', 'Decimal', 'Double', 'Integer', 'Money'])

/** Our choice: sums and averages are of numbers that are no choices, least and greatest of them and of dates. */
function requireAggregable(column: ColumnFacts, aggregate: Aggregate): void {
  if (aggregate === 'count' || aggregate === 'countcolumn' || summable.has(column.type)) return
  const kind = kindOf(column)
  if (isExtreme(aggregate) && (kind === 'instant' || kind === 'day')) return
  throw badFetch(
    `'${aggregate}' does not apply to '${column.logicalName}', which is of the type ${column.type}.`,
    codes.aggregate,
  )
}
