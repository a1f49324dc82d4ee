import type { ColumnFacts } from '../../../schema/index.js'
import type { Store, StoredRecord } from '../../model.js'
import { annotator } from '../annotator.js'
import { asksFor } from '../asks-for.js'
import { formattedAverage, formattedCount, formattedValue } from '../formatted-value.js'
import type { Preferences } from '../reader.js'
import { wireValue } from '../wire-value.js'
import { type Aggregate, type Outcome, outcomeOf } from './aggregate.js'
import type { GroupKey } from './group-key.js'

const formatted = 'OData.Community.Display.V1.FormattedValue'

/** Makes the writer of a group's row: no etag and no id, and nothing where there is no value. Source: protocol/query.md 3.10. */
export function groupWriter(
  store: Store,
  keys: readonly GroupKey[],
  aggregates: readonly Aggregate[],
  { annotations }: Preferences,
): (rows: readonly StoredRecord[]) => Record<string, unknown> {
  const writeKeys = keys.map((key) => keyWriter(store, key, annotations))
  const isFormatted = asksFor(annotations, formatted)
  return (rows) => {
    const row: Record<string, unknown> = {}
    const [first] = rows
    if (first !== undefined) for (const write of writeKeys) write(row, first)
    for (const { alias, of } of aggregates) {
      if (of === undefined) {
        if (isFormatted) row[`${alias}@${formatted}`] = formattedCount(rows.length)
        row[alias] = rows.length
        continue
      }
      const outcome = outcomeOf(of, rows)
      if (outcome === undefined) continue
      const { column } = of.compiled
      const held = holding(outcome, column)
      const text = isFormatted ? formattedOutcome(store, held, of, outcome) : undefined
      if (text !== undefined) row[`${alias}@${formatted}`] = text
      row[alias] = wireValue(held, column)
    }
    return row
  }
}

function formattedOutcome(
  store: Store,
  held: StoredRecord,
  { compiled: { column }, method }: NonNullable<Aggregate['of']>,
  { value }: Outcome,
): string | undefined {
  const isWhole = column.type === 'Integer' || column.type === 'BigInt'
  if (method === 'average' && isWhole && typeof value === 'number') return formattedAverage(value)
  return formattedValue(store, held, column)
}

/** A row of its own that has the outcome as its value: a sum is formatted in the currency of a row that went into it. */
function holding({ value, record }: Outcome, { logicalName, type }: ColumnFacts): StoredRecord {
  if (type === 'DateTime' || type === 'DateOnly') return record
  const held = typeof value === 'bigint' ? String(value) : value
  return { ...record, values: { ...record.values, [logicalName]: held } }
}

/** The rows of a group differ in the case of their texts only. Our choice: the first shows its own. */
function keyWriter(store: Store, { name, compiled }: GroupKey, patterns: readonly string[]) {
  const { column, facts } = compiled
  const annotate = annotator(store, facts, patterns)
  return (row: Record<string, unknown>, first: StoredRecord) => {
    const record = compiled.record([first])
    const value = record === undefined ? null : wireValue(record, column)
    if (record === undefined || value === null) return
    const notes: Record<string, unknown> = {}
    annotate(notes, record, column)
    for (const [note, text] of Object.entries(notes)) row[note.replace(column.property, name)] = text
    row[name] = value
  }
}
