import type { CollectionFacts } from '../../schema/index.js'
import { Refusal, type StoredRecord, type Target, type Values } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { requireFreeKeys } from './alternate-key.js'
import { keepAudit } from './audit.js'
import { requireEntitlement } from './case-entitlement.js'
import { requireCatalogue } from './catalogue-rules.js'
import { copyStage } from './copy-stage.js'
import type { BoundRecords, NestedRecord, NestedRecords, Payload } from './draft.js'
import { filledIn } from './filled-in.js'
import { requireCurrency, requireRate } from './money.js'
import { payloadError } from './payload-error.js'
import { newFlow } from './process-flow.js'
import { newQueueItem } from './queue-item-rules.js'
import { fits } from './read-bind.js'
import { typeOf } from './read-nested.js'
import { readPayload } from './read-payload.js'
import { requirePlan } from './require-plan.js'
import { requireRecord } from './require-record.js'
import { requireWritable, type Writing } from './require-writable.js'
import { requireColumns } from './required-columns.js'
import type { SessionOptions } from './session-options.js'
import { requireEditableHead, requireInitialStatus } from './state-rules.js'
import type { TablePlan } from './table-plan.js'
import { lookupValue } from './target.js'
import { useTerms } from './use-terms.js'
import { changeRow, insertRow } from './write-row.js'

/** Creates what a caller's payload describes, with the records nested in it. `related` are lookups to the record around it. */
export function createRecord(
  options: SessionOptions,
  plan: TablePlan,
  payload: Payload,
  related: Values = {},
): StoredRecord {
  const { store, alternateKeys } = options
  options.privileges?.require('Create', plan.facts)
  requireCreatable(plan)
  const draft = readPayload(options, plan, payload, undefined)
  const parents = draft.parents.map((parent) => createParent(options, plan, parent))
  const asked: Values = { ...draft.values, ...Object.fromEntries(parents), ...related }
  const given = filledIn(options, plan, asked)
  requireInitialStatus(plan, given)
  requireColumns(plan, given)
  requireEditableHead(store, plan, given)
  requireRate(plan, given)
  const values = plan.table === 'queueitem' ? newQueueItem(options, given) : newFlow(options, plan, given)
  requireCatalogue(store, plan.table, values, undefined)
  if (plan.table === 'incident') requireEntitlement(store, values, values)
  // A row that names no currency is put into the base currency; an empty one is the caller's will.
  if ('transactioncurrencyid' in values) requireCurrency(plan, values, values, undefined)
  requireFreeKeys(store, plan, { ...plan.defaults, ...values }, values, undefined, alternateKeys)
  const record = insertRow(options, plan, values)
  keepAudit(options, plan, 'create', undefined, record)
  copyStage(options, plan, record, record.values)
  if (plan.table === 'incident') useTerms(options, record, values)
  for (const children of draft.children) createChildren(options, record, children)
  for (const bound of draft.bound) bindChildren(options, record, bound)
  return store.get(record.table, record.id) ?? record
}

function requireCreatable(plan: TablePlan): void {
  // Our choice: activities are created in their own tables; of organizations there is one.
  if (plan.table !== activityPointer && plan.columns.get(plan.key)?.create !== false) return
  throw new Refusal(405, '0x80040315', `Records of '${plan.table}' cannot be created.`)
}

function createParent(
  options: SessionOptions,
  { columns }: TablePlan,
  { navigation, payload }: NestedRecord,
): readonly [string, unknown] {
  const parent = createRecord(options, requirePlan(options.store, navigation.target), payload)
  return [navigation.lookup, lookupValue(columns.get(navigation.lookup), targetOf(parent))]
}

function createChildren(options: SessionOptions, parent: StoredRecord, { collection, payloads }: NestedRecords): void {
  for (const payload of payloads) {
    const table = typeOf(payload) ?? collection.target
    if (!fits(options.store, collection, table)) {
      throw payloadError(`'${collection.name}' cannot hold a record of '${table}'.`)
    }
    const plan = requirePlan(options.store, table)
    const { intersect } = collection
    const child = createRecord(options, plan, payload, lookupTo(parent, collection, plan, 'create'))
    if (intersect !== undefined) options.store.link(intersect, targetOf(parent), targetOf(child))
  }
}

function bindChildren(options: SessionOptions, parent: StoredRecord, { collection, targets }: BoundRecords): void {
  const { store } = options
  for (const target of targets) {
    if (collection.intersect !== undefined) store.link(collection.intersect, targetOf(parent), target)
    else {
      const plan = requirePlan(store, target.table)
      const lookup = lookupTo(parent, collection, plan, 'update')
      changeRow(options, plan, requireRecord(store, target.table, target.id), lookup)
    }
  }
}

/** What puts a record into a one-to-many collection of its parent: the lookup on the other side. */
function lookupTo(parent: StoredRecord, collection: CollectionFacts, plan: TablePlan, writing: Writing): Values {
  const column = collection.lookup === undefined ? undefined : plan.columns.get(collection.lookup)
  if (column === undefined) return {}
  if (column.logicalName === plan.key) {
    throw payloadError(`'${collection.name}' holds the record with the same key and is not set.`)
  }
  requireWritable(plan, column, collection.name, writing)
  return { [column.logicalName]: lookupValue(column, targetOf(parent)) }
}

function targetOf({ table, id }: StoredRecord): Target {
  return { table, id }
}
