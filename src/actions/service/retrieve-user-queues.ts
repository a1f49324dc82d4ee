import { queue, systemuser } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { RetrieveUserQueues } from '../../operations/index.js'
import { type Ref, ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `retrieveUserQueues`. */
export interface RetrieveUserQueuesInput {
  readonly userId: string | Ref<'systemuser'>
  /** The public queues besides the user's own and those that the user is a member of. False when absent. */
  readonly includePublic?: boolean | undefined
}

/** A queue of a user. */
export interface UserQueue {
  readonly queue: Ref<'queue'>
  readonly name: string
}

/**
 * The queues of a user.
 *
 * Wire: function `RetrieveUserQueues`, bound to the user.
 * Fails with: `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const queues = await crm.execute(retrieveUserQueues({ userId, includePublic: true }))
 */
export function retrieveUserQueues({
  userId,
  includePublic = false,
}: RetrieveUserQueuesInput): Operation<readonly UserQueue[]> {
  const call = RetrieveUserQueues(refOf(systemuser, userId, 'userId'), { IncludePublic: includePublic })
  return mapResult(call, (rows) =>
    rows.map(({ queueid, name }) => ({ queue: ref(queue, String(queueid)), name: String(name) })),
  )
}
