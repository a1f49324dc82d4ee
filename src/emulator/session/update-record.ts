import { Refusal, type StoredRecord } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { requireFreeKeys } from './alternate-key.js'
import type { Payload } from './draft.js'
import { changedQueueItem } from './queue-item-rules.js'
import { readPayload } from './read-payload.js'
import type { SessionOptions } from './session-options.js'
import { requireEditable, stateChange } from './state-rules.js'
import type { TablePlan } from './table-plan.js'
import { changeRow } from './write-row.js'

/** Changes a record as a caller's payload says. */
export function updateRecord(
  options: SessionOptions,
  plan: TablePlan,
  record: StoredRecord,
  payload: Payload,
): StoredRecord {
  if (plan.table === activityPointer) {
    // Our choice: activities are changed in their own tables.
    throw new Refusal(405, '0x80040315', 'activitypointer is a view of the activities; update the activity itself.')
  }
  const { values } = readPayload(options, plan, payload, record)
  requireEditable(plan, record, values)
  const changes = { ...values, ...stateChange(options.store, plan, record, values) }
  if (plan.table === 'queueitem') changedQueueItem(options.store, record, changes)
  requireFreeKeys(options.store, plan, { ...record.values, ...changes }, changes, record.id, options.alternateKeys)
  return changeRow(options, plan, record, changes)
}
