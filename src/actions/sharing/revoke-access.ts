import type { Operation } from '../../operation/index.js'
import { RevokeAccess } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { type Principal, requirePrincipal } from './access-rights.js'

/** Input of `revokeAccess`. */
export interface RevokeAccessInput {
  readonly target: Ref
  /** Who loses the rights that the record was shared with. */
  readonly revokee: Principal
}

/**
 * Takes back all rights that a record was shared with. Those that come from roles or from owning it stay.
 *
 * Wire: action `RevokeAccess`, unbound.
 * Needs: ShareAccess to the record.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as there is nothing left to take.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(revokeAccess({ target: ref(account, accountId), revokee: ref(team, teamId) }))
 */
export function revokeAccess({ target, revokee }: RevokeAccessInput): Operation<void> {
  return RevokeAccess({ Target: knownRecord(target, 'target'), Revokee: requirePrincipal(revokee, 'revokee') })
}
