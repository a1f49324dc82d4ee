import { queue } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { AddPrincipalToQueue } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import { refOf } from '../ref-of.js'

/** Input of `addPrincipalToQueue`. */
export interface AddPrincipalToQueueInput {
  readonly queueId: string | Ref<'queue'>
  /** A team makes all its users members. */
  readonly principal: Ref<'systemuser'> | Ref<'team'>
}

/**
 * Makes a user or the users of a team members of a private queue.
 *
 * Wire: action `AddPrincipalToQueue`, bound to the queue.
 * Fails with: `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; it may be called again.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(addPrincipalToQueue({ queueId, principal: ref(team, teamId) }))
 */
export function addPrincipalToQueue({ queueId, principal }: AddPrincipalToQueueInput): Operation<void> {
  const member = knownRecord(principal, 'principal')
  if (member.table !== 'systemuser' && member.table !== 'team') {
    throw new UsageError('principal takes a ref to a systemuser or a team.')
  }
  return AddPrincipalToQueue(refOf(queue, queueId, 'queueId'), { Principal: member })
}
