import type { Values } from '../model.js'
import { numberedColumn } from './record-number.js'
import { requireValue } from './require-writable.js'
import type { TablePlan } from './table-plan.js'

/** Our choice: licences are not emulated, so a new user need not say which kind it has; attachments are not numbered. */
const notAsked = new Set(['userlicensetype', 'attachmentnumber', 'activitymimeattachmentidunique'])

/** Refuses a new record without a value that only its creator can give. */
export function requireColumns(plan: TablePlan, values: Values): void {
  for (const column of plan.columns.values()) {
    if (column.required !== 'SystemRequired' || !column.create || isFilled(plan, column.logicalName)) continue
    if (column.defaultValue !== undefined || column.type === 'ManagedProperty' || notAsked.has(column.logicalName))
      continue
    if (column.type === 'State' || column.type === 'Status') continue
    requireValue(plan, column, values[column.logicalName])
  }
}

function isFilled(plan: TablePlan, column: string): boolean {
  return column === plan.key || (column === 'ownerid' && plan.isOwned) || column === numberedColumn(plan.table)
}
