import { EntitlementStates } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { changeEntitlement, type EntitlementInput } from './change-entitlement.js'

/**
 * Cancels an entitlement that is active or waiting.
 *
 * Wire: PATCH `statecode` 2 and `statuscode` 2.
 * Needs: write access to the entitlement.
 * Fails with: `InvalidStateError` for one that cannot be cancelled; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated; where the first one was carried out, the repetition may fail with `InvalidStateError`.
 * Source: entity reference of `entitlement`; "Web service error codes".
 *
 * @example
 * await crm.execute(cancelEntitlement({ entitlementId }))
 */
export function cancelEntitlement(input: EntitlementInput): Operation<void> {
  return changeEntitlement(input, EntitlementStates.Cancelled)
}
