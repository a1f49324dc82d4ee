import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { ReassignObjectsOwner } from '../../operations/index.js'
import { type Principal, requirePrincipal } from '../sharing/access-rights.js'

/** Input of `reassignObjectsOwner`. */
export interface ReassignObjectsOwnerInput {
  readonly fromPrincipal: Principal
  readonly toPrincipal: Principal
}

/**
 * Gives everything that a user or a team owns to another one.
 *
 * Wire: action `ReassignObjectsOwner`, unbound.
 * Needs: AssignAccess to all of it.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as nothing is left to give.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(reassignObjectsOwner({ fromPrincipal: ref(systemuser, userId), toPrincipal: ref(team, teamId) }))
 */
export function reassignObjectsOwner({ fromPrincipal, toPrincipal }: ReassignObjectsOwnerInput): Operation<void> {
  const [from, to] = [requirePrincipal(fromPrincipal, 'fromPrincipal'), requirePrincipal(toPrincipal, 'toPrincipal')]
  if (from.id === to.id) throw new UsageError('reassignObjectsOwner takes two principals, not the same one twice.')
  return ReassignObjectsOwner({ FromPrincipal: from, ToPrincipal: to })
}
