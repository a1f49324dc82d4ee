import { EntitlementStates, entitlement } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { moveTo, type TableState } from '../move-to.js'

/** Input of `activateEntitlement`, `cancelEntitlement` and `deactivateEntitlement`. */
export interface EntitlementInput {
  readonly entitlementId: string | Ref<'entitlement'>
}

/** The update that puts an entitlement into another state. Each has one status reason. */
export function changeEntitlement({ entitlementId }: EntitlementInput, state: TableState): Operation<void> {
  return moveTo(entitlement, entitlementId, 'entitlementId', EntitlementStates, state)
}
