import type { Store, StoredRecord } from '../model.js'
import { recordNotFound } from '../store/index.js'
import { requirePlan } from './require-plan.js'

/** The record of an id, or the service's 404. */
export function requireRecord(store: Store, table: string, id: string): StoredRecord {
  requirePlan(store, table)
  const record = store.get(table, id)
  if (record === undefined) throw recordNotFound(table, id.toLowerCase())
  return record
}
