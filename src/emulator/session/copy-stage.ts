import type { StoredRecord, Values } from '../model.js'
import { copiesOfFlow } from './process-flow.js'
import { requirePlan } from './require-plan.js'
import type { SessionOptions } from './session-options.js'
import type { TablePlan } from './table-plan.js'
import { changeRow } from './write-row.js'

/** Tells the opportunity of a flow at which stage it stands, when the flow's row was written. */
export function copyStage(options: SessionOptions, plan: TablePlan, record: StoredRecord, written: Values): void {
  const found = copiesOfFlow(options.store, plan, record, written)
  if (found !== undefined) changeRow(options, requirePlan(options.store, 'opportunity'), ...found)
}
