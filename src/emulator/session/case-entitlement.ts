import { Refusal, type Store, type StoredRecord, type Values } from '../model.js'
import { asTarget, isSameTarget } from './target.js'

const active = 1

/** Of `allocationtypecode`. */
const hours = 1

/** Of `decreaseremainingon`. */
const onCreation = 1

/** A change that puts a case under another entitlement than before. */
export function newlyEntitled({ values }: StoredRecord, { entitlementid }: Values): Values {
  const target = asTarget(entitlementid)
  return target === undefined || isSameTarget(values['entitlementid'], target) ? {} : { entitlementid }
}

/** Refuses to put a case under an entitlement that is not in force, used up, or another customer's. `changes` are the caller's. */
export function requireEntitlement(store: Store, row: Values, changes: Values): void {
  const entitlement = entitlementOf(store, changes)
  if (entitlement === undefined) return
  if (entitlement.values['statecode'] !== active) {
    throw new Refusal(400, '0x80060611', 'A case can be associated with an active entitlement only.')
  }
  requireCustomer(store, row, entitlement)
  const { restrictcasecreation, remainingterms } = entitlement.values
  if (restrictcasecreation === true && typeof remainingterms === 'number' && remainingterms <= 0) {
    throw new Refusal(400, '0x80060609', 'The entitlement has no terms left for the case.')
  }
}

/**
 * What putting a case under an entitlement leaves of its terms. Our choice: it counts whether the case is created under it or put
 * there later, and a case that goes elsewhere gives nothing back.
 * Source: "Remaining terms of entitlements don't decrease as expected".
 */
export function termsAfterUse(
  store: Store,
  record: StoredRecord,
  changes: Values,
): readonly [string, Values] | undefined {
  const entitlement = entitlementOf(store, changes)
  if (entitlement === undefined) return undefined
  const { allocationtypecode, decreaseremainingon } = entitlement.values
  return allocationtypecode !== hours && decreaseremainingon === onCreation ? less(record, entitlement, 1) : undefined
}

/** What resolving a case leaves of its entitlement's terms: a case less, or the hours that it took. The same source. */
export function termsAfterResolving(
  store: Store,
  record: StoredRecord,
  minutes: number,
): readonly [string, Values] | undefined {
  const entitlement = entitlementOf(store, record.values)
  if (entitlement === undefined) return undefined
  const { allocationtypecode, decreaseremainingon } = entitlement.values
  if (allocationtypecode === hours) return less(record, entitlement, minutes / 60)
  return decreaseremainingon === onCreation ? undefined : less(record, entitlement, 1)
}

/** Our choice: terms that nobody counts stay uncounted. */
function less(
  record: StoredRecord,
  { id, values }: StoredRecord,
  terms: number,
): readonly [string, Values] | undefined {
  const { remainingterms } = values
  if (record.values['decremententitlementterm'] === false || typeof remainingterms !== 'number') return undefined
  return [id, { remainingterms: Math.round((remainingterms - terms) * 100) / 100 }]
}

/** Our choice: a contact's case may be under the entitlement of the account that the contact belongs to. */
function requireCustomer(store: Store, row: Values, { values }: StoredRecord): void {
  const customer = asTarget(row['customerid'])
  const entitled = asTarget(values['customerid'])
  if (customer === undefined || entitled === undefined || isSameTarget(customer, entitled)) return
  const contact = customer.table === 'contact' ? store.get('contact', customer.id) : undefined
  if (contact && isSameTarget(contact.values['parentcustomerid'], entitled)) return
  throw new Refusal(400, '0x8004F866', 'The entitlement is not of the customer of the case.')
}

function entitlementOf(store: Store, values: Values): StoredRecord | undefined {
  const target = asTarget(values['entitlementid'])
  return target && store.tables.has('entitlement') ? store.get('entitlement', target.id) : undefined
}
