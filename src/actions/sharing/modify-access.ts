import type { Operation } from '../../operation/index.js'
import { ModifyAccess } from '../../operations/index.js'
import type { ShareInput } from './share-input.js'
import { sharing } from './share-input.js'

/**
 * Sets the rights that a user or a team has to a shared record, in place of those before.
 *
 * Wire: action `ModifyAccess`, unbound.
 * Needs: ShareAccess to the record, and each of the rights that are given.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as the same rights are set again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(modifyAccess({ target: ref(account, accountId), principal: ref(team, teamId), access: ['ReadAccess'] }))
 */
export function modifyAccess(input: ShareInput): Operation<void> {
  return ModifyAccess(sharing(input))
}
