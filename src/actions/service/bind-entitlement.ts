import { entitlement, incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `bindEntitlement`. */
export interface BindEntitlementInput {
  readonly incidentId: string | Ref<'incident'>
  readonly entitlementId: string | Ref<'entitlement'>
}

/**
 * Puts a case under an entitlement.
 *
 * Wire: PATCH `entitlementid@odata.bind` of the case.
 * Needs: an active entitlement of the case's customer.
 * Fails with: `InvalidStateError` for an entitlement that is not active; `BusinessRuleError` when no terms are left of one that
 * restricts cases, or it is another customer's; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated, as the same entitlement is written again.
 * Source: entity reference of `incident`; "Web service error codes".
 *
 * @example
 * await crm.execute(bindEntitlement({ incidentId, entitlementId }))
 */
export function bindEntitlement({ incidentId, entitlementId }: BindEntitlementInput): Operation<void> {
  return update(incident, refOf(incident, incidentId, 'incidentId'), {
    entitlementid: refOf(entitlement, entitlementId, 'entitlementId'),
  })
}
