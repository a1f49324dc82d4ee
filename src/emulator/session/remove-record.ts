import { Refusal, type Store, type StoredRecord, type Target } from '../model.js'
import { activityPointer, isMirrored } from './activity-pointer.js'
import { keepAudit } from './audit.js'
import { documentOf, linesOf } from './pricing/index.js'
import { requireRemovable, requireUnused } from './require-removable.js'
import type { SessionOptions } from './session-options.js'
import { requireEditableHead } from './state-rules.js'
import { planOf, type TablePlan } from './table-plan.js'
import { isSameTarget } from './target.js'
import { priceHead } from './write-row.js'

/**
 * Removes a record. Our choice: lookups that point to it are cleared, its links are undone and nothing else goes with it,
 * because the metadata that the emulator has does not say how relationships cascade. Only the items of queues go with what waits
 * in them, a document's lines of products with the document, and
 * an activity's people and attachments with the activity, and places on lists and in campaigns with either side.
 */
export function removeRecord(options: SessionOptions, plan: TablePlan, record: StoredRecord): void {
  const { store } = options
  const { table, id } = record
  options.privileges?.require('Delete', plan.facts)
  if (table === activityPointer) {
    // Our choice: activities are removed from their own tables.
    throw new Refusal(405, '0x80040315', 'activitypointer is a view of the activities; delete the activity itself.')
  }
  requireRemovable(options, record)
  requireEditableHead(store, plan, record.values)
  removeQueueItems(store, { table, id })
  removeShares(store, { table, id })
  removeLines(store, record)
  removeActivityParts(store, plan, record)
  removeMemberships(store, { table, id })
  requireUnused(store, { table, id })
  keepAudit(options, plan, 'delete', record, undefined)
  removeRow(store, plan, { table, id })
  priceHead(options, plan, record.values)
  if (!isMirrored(store, plan)) return
  clearLookups(store, { table: activityPointer, id })
  store.remove(activityPointer, id)
}

/** The people of an activity, and the files that are attached to it. */
function removeActivityParts(store: Store, { facts }: TablePlan, { table, id }: StoredRecord): void {
  if (!facts.isActivity) return
  for (const [part, lookup] of activityParts) {
    const partFacts = store.tables.get(part)
    if (partFacts === undefined) continue
    for (const row of [...store.all(part)]) {
      if (isSameTarget(row.values[lookup], { table, id }))
        removeRow(store, planOf(partFacts), { table: part, id: row.id })
    }
  }
}

const activityParts = [
  ['activityparty', 'activityid'],
  ['activitymimeattachment', 'objectid'],
] as const

function removeShares(store: Store, { table, id }: Target): void {
  if (!store.tables.has('principalobjectaccess')) return
  for (const share of [...store.all('principalobjectaccess')]) {
    const { objectid, objecttypecode, principalid } = share.values
    if ((objectid === id && objecttypecode === table) || principalid === id) store.remove(share.table, share.id)
  }
}

/** The rows that put a record on a marketing list or into a campaign, on either side. */
function removeMemberships(store: Store, { table, id }: Target): void {
  for (const [membership, group] of memberships) {
    if (!store.tables.has(membership)) continue
    for (const row of [...store.all(membership)]) {
      const { entityid, entitytype } = row.values
      const isMember = isSameTarget(entityid, { table, id }) || (entityid === id && entitytype === table)
      if (isMember || isSameTarget(row.values[group], { table, id })) store.remove(membership, row.id)
    }
  }
}

const memberships = [
  ['listmember', 'listid'],
  ['campaignitem', 'campaignid'],
] as const

function removeLines(store: Store, { table, id }: StoredRecord): void {
  const document = documentOf(table)
  const lines = document && store.tables.get(document.lines)
  if (document === undefined || lines === undefined) return
  for (const line of linesOf(store, document, id)) removeRow(store, planOf(lines), { table: line.table, id: line.id })
}

function removeQueueItems(store: Store, object: Target): void {
  const queueItem = store.tables.get('queueitem')
  if (queueItem === undefined) return
  for (const { table, id, values } of [...store.all('queueitem')]) {
    if (isSameTarget(values['objectid'], object)) removeRow(store, planOf(queueItem), { table, id })
  }
}

function removeRow(store: Store, plan: TablePlan, target: Target): void {
  clearLookups(store, target)
  for (const { intersect } of plan.collections.values()) {
    if (intersect === undefined) continue
    for (const other of store.linked(intersect, target)) store.unlink(intersect, target, other)
  }
  store.remove(target.table, target.id)
}

function clearLookups(store: Store, target: Target): void {
  for (const { logicalName: table, columns } of store.tables.values()) {
    const lookups = columns.filter(({ targets }) => targets?.includes(target.table))
    if (lookups.length === 0) continue
    for (const { id, values } of store.all(table)) {
      const pointing = lookups.filter(({ logicalName }) => isSameTarget(values[logicalName], target))
      if (pointing.length === 0) continue
      store.update(table, id, Object.fromEntries(pointing.map(({ logicalName }) => [logicalName, null])))
    }
  }
}
