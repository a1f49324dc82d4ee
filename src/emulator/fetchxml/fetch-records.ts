import type { Session, StoredRecord } from '../model.js'
import { readDocument } from './read-document.js'
import { badFetch } from './refuse.js'
import { runDocument } from './run-document.js'

/**
 * The records of a table that a document finds among the rows given: in its order, on its page, each once. Its columns do not matter.
 * What is no list of records, such as an aggregate, is refused.
 */
export function fetchRecords(
  session: Session,
  table: string,
  fetchXml: string,
  rows: Iterable<StoredRecord>,
): readonly StoredRecord[] {
  const { store, userId } = session
  const facts = store.tables.get(table)
  const document = readDocument(fetchXml)
  if (facts === undefined || document.aggregate || document.distinct) {
    throw badFetch(`A list of records of '${table}' is wanted here.`)
  }
  const whole = { ...document, entity: { ...document.entity, allAttributes: true, attributes: [] } }
  const reader = { store, userId, now: () => session.now(), apiRoot: '' }
  const found = runDocument(reader, facts, whole, rows, { annotations: [] }).rows.map((row) =>
    String(row[facts.primaryKey]),
  )
  return [...new Set(found)].map((id) => session.get(table, id))
}

/** The table that a document reads. */
export function fetchedTable(fetchXml: string): string {
  return readDocument(fetchXml).entity.name
}
