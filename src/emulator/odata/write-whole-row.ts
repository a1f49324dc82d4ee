import type { StoredRecord } from '../model.js'
import { QueryBudget } from './query-budget.js'
import type { Body, Preferences, Reader } from './reader.js'
import { notEmulated } from './refuse.js'
import { Relations } from './relations.js'
import { selectAll } from './select.js'
import { tableIndex } from './table-index.js'
import { wireValue } from './wire-value.js'
import { rowWriter } from './write-row.js'

/**
 * A row with its ETag and all its columns, as actions answer it; `typed` says first of which table it is.
 * It has no context.
 */
export function writeWholeRow(
  reader: Reader,
  record: StoredRecord,
  { typed, preferences = { annotations: [] } }: { typed: boolean; preferences?: Preferences },
): Body {
  const facts = tableOf(reader, record)
  const answer = {
    reader,
    relations: new Relations(reader.store),
    budget: new QueryBudget(),
    preferences,
    single: true,
    nested: false,
  }
  const write = rowWriter(answer, { facts, selection: selectAll(facts), expands: [] }, true)
  return { ...(typed ? { '@odata.type': `#Microsoft.Dynamics.CRM.${record.table}` } : {}), ...write(record) }
}

/** One property as it stands in JSON; undefined when the table has none of that name. */
export function writeProperty(reader: Reader, record: StoredRecord, property: string): unknown {
  const column = tableIndex(tableOf(reader, record)).byProperty.get(property)
  return column === undefined ? undefined : wireValue(record, column)
}

function tableOf({ store }: Reader, { table }: StoredRecord) {
  const facts = store.tables.get(table)
  if (facts === undefined) throw notEmulated(`the table ${table}`)
  return facts
}
