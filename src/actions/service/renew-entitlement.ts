import { type EntitlementStatus, entitlement } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { RenewEntitlement } from '../../operations/index.js'
import type { Choice, Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from '../sales/made-record.js'

/** Input of `renewEntitlement`. */
export interface RenewEntitlementInput {
  readonly entitlementId: string | Ref<'entitlement'>
  /** Status reason of the new entitlement: 0 Draft (when absent). That 1 Active is taken is not confirmed. */
  readonly status?: Choice<typeof EntitlementStatus.Draft | typeof EntitlementStatus.Active> | undefined
}

/** Result of `renewEntitlement`. */
export interface RenewedEntitlement {
  readonly entitlement: Ref<'entitlement'>
  readonly entitlementId: string
}

/**
 * Makes a new entitlement of one that is expired or cancelled.
 *
 * Wire: action `RenewEntitlement`, bound to the old entitlement. It answers with the new one.
 * Needs: rights to create entitlements.
 * Fails with: `InvalidStateError` while the old one is neither expired nor cancelled; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer, as it makes an entitlement each time.
 * Source: the action's page in the Web API reference; "Web service error codes".
 *
 * @example
 * const { entitlementId: renewed } = await crm.execute(renewEntitlement({ entitlementId }))
 */
export function renewEntitlement({ entitlementId, status }: RenewEntitlementInput): Operation<RenewedEntitlement> {
  const renewed = RenewEntitlement(refOf(entitlement, entitlementId, 'entitlementId'), { Status: status ?? 0 })
  return mapResult(madeRecord(renewed, entitlement), (record) => ({ entitlement: record, entitlementId: record.id }))
}
