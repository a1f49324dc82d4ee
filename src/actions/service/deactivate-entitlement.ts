import { EntitlementStates } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { changeEntitlement, type EntitlementInput } from './change-entitlement.js'

/**
 * Makes an entitlement a draft again, the only state in which its terms can be edited.
 *
 * Wire: PATCH `statecode` 0 and `statuscode` 0.
 * Needs: write access to the entitlement.
 * Fails with: `InvalidStateError` for one that is not in force; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated; where the first one was carried out, the repetition may fail with `InvalidStateError`.
 * Source: entity reference of `entitlement`; "Web service error codes".
 *
 * @example
 * await crm.execute(deactivateEntitlement({ entitlementId }))
 */
export function deactivateEntitlement(input: EntitlementInput): Operation<void> {
  return changeEntitlement(input, EntitlementStates.Draft)
}
