import { instant } from '../messages/values.js'
import { Refusal, type StoredRecord, type Values } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { requireFreeKeys } from './alternate-key.js'
import { keepAudit } from './audit.js'
import { newlyEntitled, requireEntitlement } from './case-entitlement.js'
import { requireCatalogue } from './catalogue-rules.js'
import { copyStage } from './copy-stage.js'
import type { Payload } from './draft.js'
import { changedEntitlement } from './entitlement-rules.js'
import { requireCurrency, requireRate } from './money.js'
import { changedFlow } from './process-flow.js'
import { changedQueueItem } from './queue-item-rules.js'
import { readPayload } from './read-payload.js'
import { requireOthers } from './require-others.js'
import type { SessionOptions } from './session-options.js'
import { requireEditable, requireEditableHead, stateChange } from './state-rules.js'
import type { TablePlan } from './table-plan.js'
import { useTerms } from './use-terms.js'
import { changeRow } from './write-row.js'

const completed = 1

/** Changes a record as a caller's payload says. */
export function updateRecord(
  options: SessionOptions,
  plan: TablePlan,
  record: StoredRecord,
  payload: Payload,
): StoredRecord {
  options.privileges?.require('Write', plan.facts)
  if (plan.table === activityPointer) {
    // Our choice: activities are changed in their own tables.
    throw new Refusal(405, '0x80040315', 'activitypointer is a view of the activities; update the activity itself.')
  }
  const { values } = readPayload(options, plan, payload, record)
  requireEditable(plan, record, values)
  requireEditableHead(options.store, plan, record.values)
  requireRate(plan, values)
  requireCurrency(plan, { ...record.values, ...values }, values, record)
  if (plan.table === 'systemuser' && values['isdisabled'] === true) requireOthers(options, record.id, 'disabled')
  const stateAndMore = { ...values, ...stateChange(options.store, plan, record, values) }
  const entitled = plan.table === 'entitlement' ? changedEntitlement(options, record, stateAndMore) : stateAndMore
  const changes = changedFlow(options, plan, record, withActualEnd(options, plan, record, entitled))
  if (plan.table === 'queueitem') changedQueueItem(options.store, record, changes)
  requireCatalogue(options.store, plan.table, { ...record.values, ...changes }, record.id)
  const put = plan.table === 'incident' ? newlyEntitled(record, changes) : {}
  requireEntitlement(options.store, { ...record.values, ...changes }, put)
  requireFreeKeys(options.store, plan, { ...record.values, ...changes }, changes, record.id, options.alternateKeys)
  const changed = changeRow(options, plan, record, changes)
  keepAudit(options, plan, 'update', record, changed)
  copyStage(options, plan, changed, changes)
  useTerms(options, changed, put)
  return changed
}

/** Not confirmed: an activity that is completed without saying when was completed now. */
function withActualEnd(options: SessionOptions, plan: TablePlan, { values }: StoredRecord, changes: Values): Values {
  const completes = plan.facts.isActivity && changes['statecode'] === completed && values['statecode'] !== completed
  if (!completes || !plan.columns.has('actualend') || 'actualend' in changes || values['actualend']) return changes
  return { ...changes, actualend: instant(options.now()) }
}
