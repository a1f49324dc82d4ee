import { Refusal, type Session, type Store, type StoredRecord, type Target } from '../model.js'
import { nothing, unboundMessage } from './define-message.js'
import { refusedAs } from './refused-as.js'
import { lookupOf, pointsTo, targetOf } from './values.js'

/** Where the record that goes ends. Source: protocol/option-values.md; where that has no reason of its own, the state's first. */
const ends: Readonly<Record<string, { readonly statecode: number; readonly statuscode: number }>> = {
  account: { statecode: 1, statuscode: 2 },
  contact: { statecode: 1, statuscode: 2 },
  incident: { statecode: 2, statuscode: 2_000 },
  lead: { statecode: 2, statuscode: 4 },
}

/**
 * Source: Web API reference, action Merge; "Web service error codes".
 * Our choice: status and texts, and the code for tables that are not merged; every lookup of another record that holds the
 * one that goes holds the other one afterwards, while links of many-to-many relationships stay; parents are not checked, and a
 * call that asks for it is refused by name.
 */
export const merge = unboundMessage({
  name: 'Merge',
  kind: 'action',
  parameters: {
    Target: { type: 'record', required: true },
    Subordinate: { type: 'record', required: true },
    UpdateContent: { type: 'new', required: false },
    PerformParentingChecks: { type: 'Boolean', required: true },
  },
  run(session, { Target: to, Subordinate: from, UpdateContent, PerformParentingChecks }) {
    const end = ends[to.table]
    if (end === undefined || from.table !== to.table) {
      throw new Refusal(400, '0x80040203', `Merge takes two records of ${Object.keys(ends).join(', ')}.`)
    }
    if (PerformParentingChecks) {
      throw new Refusal(501, '0x80040219', 'The emulator does not support Merge with PerformParentingChecks.')
    }
    if (from.id === to.id) throw new Refusal(400, '0x80045305', 'A record cannot be merged into itself.')
    const [target, subordinate] = [session.get(to.table, to.id), session.get(from.table, from.id)]
    if (!isActive(target) || !isActive(subordinate)) {
      throw new Refusal(400, '0x80045304', 'Both records of a merge must be active.')
    }
    requireSameParent(target, subordinate)
    requireNoActiveQuote(session.store, subordinate)
    // Source: "Web service error codes", MergeSecurityError.
    refusedAs('0x80045301', () => {
      if (UpdateContent) session.update(to.table, to.id, UpdateContent)
      leaveQueue(session, subordinate, target)
      moveRelated(session, targetOf(subordinate), targetOf(target))
      session.write(from.table, from.id, { ...end, merged: true, masterid: targetOf(target) })
    })
    return nothing
  },
})

/** Source: "Web service error codes", NoIncidentMergeHavingSameParent. */
function requireSameParent(target: StoredRecord, subordinate: StoredRecord): void {
  const [one, other] = [lookupOf(target, 'parentcaseid'), lookupOf(subordinate, 'parentcaseid')]
  if (target.table !== 'incident' || one === undefined || other === undefined || one.id === other.id) return
  throw new Refusal(400, '0x8003F450', 'Child cases of different parents cannot be merged.')
}

function isActive({ values }: StoredRecord): boolean {
  return values['statecode'] === 0
}

/** Source: "Web service error codes", MergeActiveQuoteError. */
function requireNoActiveQuote(store: Store, subordinate: StoredRecord): void {
  const active = 1
  if (!store.tables.has('quote')) return
  for (const quote of store.all('quote')) {
    if (quote.values['statecode'] !== active || !pointsTo(quote, 'customerid', targetOf(subordinate))) continue
    throw new Refusal(400, '0x80045302', 'A record with an active quote cannot be merged into another.')
  }
}

/** A record has at most one active queue item: that of the one that goes ends, where the other waits in a queue itself. */
function leaveQueue({ store, write }: Session, from: StoredRecord, to: StoredRecord): void {
  if (!store.tables.has('queueitem')) return
  const active = [...store.all('queueitem')].filter(isActive)
  if (!active.some((item) => pointsTo(item, 'objectid', targetOf(to)))) return
  for (const item of active.filter((item) => pointsTo(item, 'objectid', targetOf(from)))) {
    write('queueitem', item.id, { statecode: 1, statuscode: 2 })
  }
}

function moveRelated({ store, write }: Session, from: Target, to: Target): void {
  for (const { logicalName: table, columns } of store.tables.values()) {
    if (table === 'activitypointer') continue // another view of the activities
    const lookups = columns.filter(({ targets }) => targets?.includes(from.table)).map(({ logicalName }) => logicalName)
    if (lookups.length === 0) continue
    for (const record of [...store.all(table)]) {
      if (record.table === to.table && record.id === to.id) continue
      const pointing = lookups.filter((name) => pointsTo(record, name, from))
      if (pointing.length > 0) write(table, record.id, Object.fromEntries(pointing.map((name) => [name, to])))
    }
  }
}
