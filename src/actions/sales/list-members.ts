import { list, listmember } from '../../entities/index.js'
import { UnexpectedResponseError, UsageError } from '../../errors/index.js'
import { idOf, mapResult, type Operation } from '../../operation/index.js'
import {
  AddListMembersList,
  AddMemberList,
  CopyMembersList,
  QualifyMemberList,
  RemoveMemberList,
} from '../../operations/index.js'
import { isGuid, isRef, type Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'

/** Who can be on a marketing list: of these the kind that the list's `createdfromcode` says. */
export type ListMember = Ref<'account'> | Ref<'contact'> | Ref<'lead'>

/** Input of `addMemberList`. */
export interface AddMemberListInput {
  readonly listId: string | Ref<'list'>
  readonly memberId: string | ListMember
}

/** Result of `addMemberList`. */
export interface AddedListMember {
  /** The row of `listmember`, by which the member is removed. */
  readonly listMemberId: string
}

/**
 * Puts an account, a contact or a lead on a static marketing list.
 *
 * Wire: action `AddMemberList`, bound to the list.
 * Needs: write access to the list.
 * Fails with: `RecordNotFoundError` for a record of another kind than the list has; `PermissionError`.
 * Repeat: not repeated after a lost answer.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { listMemberId } = await crm.execute(addMemberList({ listId, memberId: ref(contact, contactId) }))
 */
export function addMemberList({ listId, memberId }: AddMemberListInput): Operation<AddedListMember> {
  const EntityId = isRef(memberId) ? memberOf(memberId, 'memberId').id : idOf(memberId, 'contact', 'memberId')
  return mapResult(AddMemberList(refOf(list, listId, 'listId'), { EntityId }), ({ Id }) => {
    if (isGuid(Id)) return { listMemberId: Id }
    throw new UnexpectedResponseError('AddMemberList was answered without the id of the member.')
  })
}

/** Input of `addListMembersList` and of `qualifyMemberList`. */
export interface ListMembersInput {
  readonly listId: string | Ref<'list'>
  readonly members: readonly ListMember[]
}

/**
 * Puts several accounts, contacts or leads on a static marketing list.
 *
 * Wire: action `AddListMembersList`, unbound.
 * Needs: write access to the list.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` without members, and for records of another table.
 * Repeat: not repeated after a lost answer.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(addListMembersList({ listId, members: [ref(contact, contactId), ref(contact, otherId)] }))
 */
export function addListMembersList({ listId, members }: ListMembersInput): Operation<void> {
  return AddListMembersList({ List: refOf(list, listId, 'listId'), Members: membersOf(members) })
}

/** Input of `removeMemberList`. */
export interface RemoveMemberListInput {
  readonly listId: string | Ref<'list'>
  /** The row of `listmember`, not the account, contact or lead. */
  readonly listMemberId: string | Ref<'listmember'>
}

/**
 * Takes a member from a static marketing list.
 *
 * Wire: action `RemoveMemberList`, bound to the list.
 * Needs: write access to the list.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(removeMemberList({ listId, listMemberId }))
 */
export function removeMemberList({ listId, listMemberId }: RemoveMemberListInput): Operation<void> {
  const ListMember = refOf(listmember, listMemberId, 'listMemberId')
  return RemoveMemberList(refOf(list, listId, 'listId'), { ListMember })
}

/** Input of `copyMembersList`. */
export interface CopyMembersListInput {
  readonly listId: string | Ref<'list'>
  /** The list that gets the members beside its own. */
  readonly targetListId: string | Ref<'list'>
}

/**
 * Puts the members of a marketing list on another one as well.
 *
 * Wire: action `CopyMembersList`, bound to the list that has them.
 * Needs: write access to the target list.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer; to call it again adds nobody twice.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(copyMembersList({ listId, targetListId: otherId }))
 */
export function copyMembersList({ listId, targetListId }: CopyMembersListInput): Operation<void> {
  return CopyMembersList(refOf(list, listId, 'listId'), { TargetList: refOf(list, targetListId, 'targetListId') })
}

/** Input of `qualifyMemberList`. */
export interface QualifyMemberListInput extends ListMembersInput {
  /** Sent as `OverrideorRemove`, which the service does not explain. */
  readonly overrideOrRemove: boolean
}

/**
 * Qualifies members of a marketing list, and overrides the list or removes them.
 *
 * Wire: action `QualifyMemberList`, bound to the list.
 * Needs: write access to the list.
 * Fails with: `RecordNotFoundError`; `PermissionError`; `UsageError` without members. The emulator does not know the action and answers
 * `ServiceError`.
 * Repeat: not repeated after a lost answer.
 * Source: the metadata of an organization.
 *
 * @example
 * await crm.execute(qualifyMemberList({ listId, members: [ref(contact, contactId)], overrideOrRemove: true }))
 */
export function qualifyMemberList({ listId, members, overrideOrRemove }: QualifyMemberListInput): Operation<void> {
  return QualifyMemberList(refOf(list, listId, 'listId'), {
    ListMember: membersOf(members),
    OverrideorRemove: overrideOrRemove,
  })
}

function membersOf(members: readonly ListMember[]) {
  if (!Array.isArray(members) || members.length === 0) throw new UsageError('members takes at least one record.')
  return members.map((member: ListMember) => memberOf(member, 'members'))
}

function memberOf(member: ListMember, argument: string) {
  const known = knownRecord<ListMember['table']>(member, argument)
  if (known.table === 'account' || known.table === 'contact' || known.table === 'lead') return known
  throw new UsageError(`${argument} takes refs to account, contact or lead.`)
}
