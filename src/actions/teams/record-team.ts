import { systemuser, teamtemplate } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { AddUserToRecordTeam, RemoveUserFromRecordTeam } from '../../operations/index.js'
import { isGuid, type Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'

/** Input of `addUserToRecordTeam` and `removeUserFromRecordTeam`. */
export interface RecordTeamInput {
  readonly userId: string | Ref<'systemuser'>
  /** Made from a table object; its table allows access teams. */
  readonly record: Ref
  /** Says what the team may do with the record. */
  readonly teamTemplateId: string | Ref<'teamtemplate'>
}

/** The access team of a record. */
export interface RecordTeam {
  readonly accessTeamId: string
}

/**
 * Takes a user into the access team of a record. The first user makes the team.
 *
 * Wire: action `AddUserToRecordTeam`, bound to the user.
 * Needs: rights to share the record, and those of the template.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; a call of your own is harmless, as the user is in the team.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { accessTeamId } = await crm.execute(
 *   addUserToRecordTeam({ userId, record: ref(account, accountId), teamTemplateId: templateId }),
 * )
 */
export function addUserToRecordTeam(input: RecordTeamInput): Operation<RecordTeam> {
  return mapResult(AddUserToRecordTeam(...parameters(input)), readTeam)
}

/**
 * Takes a user out of the access team of a record.
 *
 * Wire: action `RemoveUserFromRecordTeam`, bound to the user.
 * Needs: rights to share the record.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(removeUserFromRecordTeam({ userId, record: ref(account, accountId), teamTemplateId: templateId }))
 */
export function removeUserFromRecordTeam(input: RecordTeamInput): Operation<RecordTeam> {
  return mapResult(RemoveUserFromRecordTeam(...parameters(input)), readTeam)
}

function parameters({ userId, record, teamTemplateId }: RecordTeamInput) {
  const user = refOf(systemuser, userId, 'userId')
  const template = refOf(teamtemplate, teamTemplateId, 'teamTemplateId')
  return [user, { Record: knownRecord(record, 'record'), TeamTemplate: template }] as const
}

function readTeam({ AccessTeamId }: { readonly AccessTeamId: string }): RecordTeam {
  if (isGuid(AccessTeamId)) return { accessTeamId: AccessTeamId }
  throw new UnexpectedResponseError('The access team was answered without its id.')
}
