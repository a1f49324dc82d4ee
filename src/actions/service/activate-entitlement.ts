import { EntitlementStates } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import { changeEntitlement, type EntitlementInput } from './change-entitlement.js'

/**
 * Activates a draft of an entitlement. The service makes it Waiting while its start lies ahead, and Expired when its end is over.
 *
 * Wire: PATCH `statecode` 1 and `statuscode` 1. There is no action of the name `ActivateEntitlement`.
 * Needs: write access to the entitlement.
 * Fails with: `InvalidStateError` for one that is no draft; `RecordNotFoundError`.
 * Repeat: a lost answer may be repeated; where the first one was carried out, the repetition may fail with `InvalidStateError`.
 * Source: entity reference of `entitlement`; "Web service error codes".
 *
 * @example
 * await crm.execute(activateEntitlement({ entitlementId }))
 */
export function activateEntitlement(input: EntitlementInput): Operation<void> {
  return changeEntitlement(input, EntitlementStates.Active)
}
