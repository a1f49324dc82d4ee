import { mapResult, type Operation } from '../../operation/index.js'
import { RetrievePrincipalAccess } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { type AccessRight, type Principal, readRights, requirePrincipal } from './access-rights.js'

/** Input of `retrievePrincipalAccess`. */
export interface RetrievePrincipalAccessInput {
  readonly principal: Principal
  readonly target: Ref
}

/**
 * What a user or a team may do with a record, wherever the rights come from.
 *
 * Wire: function `RetrievePrincipalAccess`, bound to the user or the team.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const rights = await crm.execute(
 *   retrievePrincipalAccess({ principal: ref(systemuser, userId), target: ref(account, accountId) }),
 * )
 */
export function retrievePrincipalAccess(input: RetrievePrincipalAccessInput): Operation<readonly AccessRight[]> {
  const principal = requirePrincipal(input.principal, 'principal')
  const access = RetrievePrincipalAccess(principal, { Target: knownRecord(input.target, 'target') })
  return mapResult(access, ({ AccessRights }) => readRights(AccessRights, 'RetrievePrincipalAccess'))
}
