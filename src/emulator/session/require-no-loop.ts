import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import type { TablePlan } from './table-plan.js'
import { asTarget } from './target.js'

/** The lookups to the record above, of the tables whose rows form a tree. */
const parentColumns: Readonly<Record<string, string>> = {
  account: 'parentaccountid',
  businessunit: 'parentbusinessunitid',
  contact: 'parentcustomerid',
  incident: 'parentcaseid',
  product: 'parentproductid',
  subject: 'parentsubject',
  systemuser: 'parentsystemuserid',
}

/**
 * Refuses to put a record below itself, at whatever distance. Our choice: in every table whose rows form a tree.
 * Source: "Web service error codes", AccountLoopBeingCreated and EntityLoopBeingCreated.
 */
export function requireNoLoop(store: Store, { table }: TablePlan, { id }: StoredRecord, changes: Values): void {
  const column = parentColumns[table]
  if (column === undefined) return
  let above = asTarget(changes[column])
  while (above?.table === table) {
    if (above.id === id) {
      const code = table === 'account' ? '0x80040507' : '0x80040387'
      throw new Refusal(400, code, `The ${table} cannot stand below itself: '${column}' would lead back to it.`)
    }
    above = asTarget(store.get(table, above.id)?.values[column])
  }
}
