import type { Store, StoredRecord, Values } from '../model.js'
import { defaultStatus } from './state.js'
import { planOf, type TablePlan } from './table-plan.js'

/** The table in which every activity is seen, whatever its own table. */
export const activityPointer = 'activitypointer'

/** Shows a new activity in `activitypointer`, under the same id. */
export function mirrorInsert(store: Store, plan: TablePlan, { values }: StoredRecord): void {
  const pointer = pointerOf(store, plan)
  if (pointer !== undefined) store.insert(activityPointer, { ...pointer.defaults, ...shared(pointer, values) })
}

/** Carries the changes of an activity over to `activitypointer`. */
export function mirrorChange(store: Store, plan: TablePlan, id: string, changes: Values): void {
  const pointer = pointerOf(store, plan)
  if (pointer !== undefined) store.update(activityPointer, id, shared(pointer, changes))
}

/** Whether rows of the table are seen in `activitypointer` too. */
export function isMirrored(store: Store, plan: TablePlan): boolean {
  return pointerOf(store, plan) !== undefined
}

function pointerOf(store: Store, plan: TablePlan): TablePlan | undefined {
  if (!plan.facts.isActivity || plan.table === activityPointer) return undefined
  const facts = store.tables.get(activityPointer)
  return facts && planOf(facts)
}

/**
 * Our choice: `activitypointer` has status reasons of its own, so it shows the one that the activity's state starts with.
 */
function shared(pointer: TablePlan, values: Values): Values {
  const row: Record<string, unknown> = {}
  for (const name in values) if (pointer.columns.has(name)) row[name] = values[name]
  delete row['versionnumber']
  delete row['statuscode']
  if ('statecode' in row) row['statuscode'] = defaultStatus(pointer, row['statecode'])
  return row
}
