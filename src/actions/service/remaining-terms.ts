import { entitlement } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { retrieve } from '../../records/index.js'
import { refOf } from '../ref-of.js'
import type { EntitlementInput } from './change-entitlement.js'

/**
 * Tells what is left of an entitlement; `undefined` where it has no terms that are counted.
 *
 * Wire: GET of `remainingterms`. There is no message for it.
 * Units: cases or hours, as the entitlement's `allocationtypecode` says. It may be below zero where cases are not restricted.
 * Fails with: `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as nothing is written.
 * Source: entity reference of `entitlement`.
 *
 * @example
 * const left = await crm.execute(remainingTerms({ entitlementId }))
 */
export function remainingTerms({ entitlementId }: EntitlementInput): Operation<number | undefined> {
  const read = retrieve(entitlement, refOf(entitlement, entitlementId, 'entitlementId'), (e) =>
    e.select('remainingterms'),
  )
  return mapResult(read, ({ remainingterms }) => remainingterms ?? undefined)
}
