import type { StoredRecord, Values } from '../model.js'
import { termsAfterUse } from './case-entitlement.js'
import { requirePlan } from './require-plan.js'
import { requireRecord } from './require-record.js'
import type { SessionOptions } from './session-options.js'
import { changeRow } from './write-row.js'

/** Takes what a case that was put under an entitlement uses up of it. */
export function useTerms(options: SessionOptions, record: StoredRecord, changes: Values): void {
  const { store } = options
  const used = termsAfterUse(store, record, changes)
  if (used === undefined) return
  const [id, terms] = used
  changeRow(options, requirePlan(store, 'entitlement'), requireRecord(store, 'entitlement', id), terms)
}
