import { systemuser, team } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { AddMembersTeam, RemoveMembersTeam } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `addMembersTeam` and `removeMembersTeam`. */
export interface TeamMembersInput {
  readonly teamId: string | Ref<'team'>
  /** Users, at least one. */
  readonly members: readonly (string | Ref<'systemuser'>)[]
}

/**
 * Takes users into a team.
 *
 * Wire: action `AddMembersTeam`, bound to the team; users go by `ownerid`, which is their declared key.
 * Needs: rights to write the team; its members are not kept by a directory group.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; look at the team's members first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(addMembersTeam({ teamId, members: [userId] }))
 */
export function addMembersTeam({ teamId, members }: TeamMembersInput): Operation<void> {
  return AddMembersTeam(refOf(team, teamId, 'teamId'), { Members: users(members) })
}

/**
 * Takes users out of a team.
 *
 * Wire: action `RemoveMembersTeam`, bound to the team.
 * Needs: rights to write the team; its members are not kept by a directory group.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; look at the team's members first.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(removeMembersTeam({ teamId, members: [userId] }))
 */
export function removeMembersTeam({ teamId, members }: TeamMembersInput): Operation<void> {
  return RemoveMembersTeam(refOf(team, teamId, 'teamId'), { Members: users(members) })
}

function users(members: TeamMembersInput['members']): readonly Ref<'systemuser'>[] {
  if (!Array.isArray(members) || members.length === 0) throw new UsageError('members takes at least one user.')
  return members.map((member, at) => refOf(systemuser, member, `members[${at}]`))
}
