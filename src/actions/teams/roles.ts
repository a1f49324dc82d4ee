import { role, systemuser, team } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { guidText, mapResult } from '../../operation/index.js'
import type { PrivilegeDepth, RetrieveUserPrivilegesResponse } from '../../operations/index.js'
import { AddPrivilegesRole, RetrieveTeamPrivileges, RetrieveUserPrivileges } from '../../operations/index.js'
import { associate, disassociate } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { type Principal, requirePrincipal } from '../sharing/access-rights.js'

/** Input of `addRole` and `removeRole`. */
export interface RoleInput {
  readonly principal: Principal
  /** A security role of the principal's business unit. */
  readonly roleId: string | Ref<'role'>
}

/**
 * Gives a security role to a user or a team.
 *
 * Wire: POST `systemusers(id)/systemuserroles_association/$ref` or `teams(id)/teamroles_association/$ref`.
 * Needs: every privilege that the role has.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; look at the principal's roles first.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(addRole({ principal: ref(systemuser, userId), roleId }))
 */
export function addRole({ principal, roleId }: RoleInput): Operation<void> {
  const { table, id } = requirePrincipal(principal, 'principal')
  const given = refOf(role, roleId, 'roleId')
  if (table === 'team') return associate(team, id, 'teamroles_association', given)
  return associate(systemuser, id, 'systemuserroles_association', given)
}

/**
 * Takes a security role from a user or a team.
 *
 * Wire: DELETE `systemusers(id)/systemuserroles_association(id)/$ref` or `teams(id)/teamroles_association(id)/$ref`.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: a second call may find nothing to take.
 * Source: "Associate and disassociate table rows using the Web API".
 *
 * @example
 * await crm.execute(removeRole({ principal: ref(team, teamId), roleId }))
 */
export function removeRole({ principal, roleId }: RoleInput): Operation<void> {
  const { table, id } = requirePrincipal(principal, 'principal')
  const taken = refOf(role, roleId, 'roleId')
  if (table === 'team') return disassociate(team, id, 'teamroles_association', taken)
  return disassociate(systemuser, id, 'systemuserroles_association', taken)
}

/** A privilege, and how far it reaches. */
export interface GivenPrivilege {
  readonly privilegeId: string
  readonly depth: PrivilegeDepth
}

/** Input of `addPrivilegesRole`. */
export interface AddPrivilegesRoleInput {
  readonly roleId: string | Ref<'role'>
  /** At least one. */
  readonly privileges: readonly GivenPrivilege[]
}

/**
 * Adds privileges to a security role.
 *
 * Wire: action `AddPrivilegesRole`, bound to the role.
 * Needs: every privilege that is given.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as the role has the privileges.
 * Source: the action's page in the Web API reference. The emulator does not run it, as it keeps no privileges of roles.
 *
 * @example
 * await crm.execute(addPrivilegesRole({ roleId, privileges: [{ privilegeId, depth: 'Local' }] }))
 */
export function addPrivilegesRole({ roleId, privileges }: AddPrivilegesRoleInput): Operation<void> {
  if (!Array.isArray(privileges) || privileges.length === 0) {
    throw new UsageError('privileges takes at least one privilege.')
  }
  const given = privileges.map(({ privilegeId, depth }) => ({
    PrivilegeId: guidText(privilegeId, 'privilegeId'),
    Depth: depth,
  }))
  return AddPrivilegesRole(refOf(role, roleId, 'roleId'), { Privileges: given })
}

/** A privilege that a user has. */
export interface UserPrivilege extends GivenPrivilege {
  /** `prvReadAccount`, where the answer says it. */
  readonly name: string | undefined
}

/**
 * The privileges of a user, of all its roles and teams.
 *
 * Wire: function `RetrieveUserPrivileges`, bound to the user.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference. The emulator does not run it, as it keeps no privileges of roles.
 *
 * @example
 * const privileges = await crm.execute(retrieveUserPrivileges({ userId }))
 */
export function retrieveUserPrivileges({
  userId,
}: {
  readonly userId: string | Ref<'systemuser'>
}): Operation<readonly UserPrivilege[]> {
  return mapResult(RetrieveUserPrivileges(refOf(systemuser, userId, 'userId')), readPrivileges)
}

/**
 * The privileges of a team, of all its roles.
 *
 * Wire: function `RetrieveTeamPrivileges`, bound to the team.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference. The emulator does not run it, as it keeps no privileges of roles.
 *
 * @example
 * const privileges = await crm.execute(retrieveTeamPrivileges({ teamId }))
 */
export function retrieveTeamPrivileges({
  teamId,
}: {
  readonly teamId: string | Ref<'team'>
}): Operation<readonly UserPrivilege[]> {
  return mapResult(RetrieveTeamPrivileges(refOf(team, teamId, 'teamId')), readPrivileges)
}

function readPrivileges({ RolePrivileges }: RetrieveUserPrivilegesResponse): readonly UserPrivilege[] {
  return RolePrivileges.map(({ PrivilegeId, Depth, PrivilegeName }) => ({
    privilegeId: PrivilegeId,
    depth: Depth,
    name: PrivilegeName ?? undefined,
  }))
}
