import type { Operation } from '../../operation/index.js'
import { GrantAccess } from '../../operations/index.js'
import type { ShareInput } from './share-input.js'
import { sharing } from './share-input.js'

/**
 * Shares a record with a user or a team.
 *
 * Wire: action `GrantAccess`, unbound.
 * Needs: ShareAccess to the record, and each of the rights that are given.
 * Fails with: `BusinessRuleError` when the principal owns the record; `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as the same rights are given again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(grantAccess({ target: ref(account, accountId), principal: ref(team, teamId), access: ['ReadAccess'] }))
 */
export function grantAccess(input: ShareInput): Operation<void> {
  return GrantAccess(sharing(input))
}
