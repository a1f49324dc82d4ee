import { queue, systemuser } from '../../entities/index.js'
import { idOf } from '../../operation/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'

/**
 * The users who are members of a queue: a query, to be refined and executed.
 *
 * Wire: GET `systemusers`, filtered by `queuemembership_association`.
 * Repeat: it only reads.
 * Source: entity reference of `queue`.
 *
 * @example
 * const members = await crm.all(membersOf(queueId))
 */
export function membersOf(queueId: string | Ref<'queue'>) {
  const id = idOf(queueId, queue.name, 'queueId')
  return query(systemuser)
    .select('systemuserid', 'fullname', 'isdisabled')
    .where((user) => user.queuemembership_association.any((member) => member.queueid.eq(id)))
    .orderBy('fullname')
}
