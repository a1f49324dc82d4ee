import { queue, queueitem } from '../../entities/index.js'
import { idOf } from '../../operation/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'

/**
 * What waits in a queue or is worked on, the longest waiting first: a query, to be refined and executed.
 *
 * Wire: GET `queueitems`, filtered by `_queueid_value` and state Active. A worker stands in `_workerid_value`.
 * Repeat: it only reads.
 * Source: entity reference of `queueitem`.
 *
 * @example
 * const waiting = await crm.all(openItemsOf(queueId).where((item) => item._workerid_value.isNull()))
 */
export function openItemsOf(queueId: string | Ref<'queue'>) {
  const id = idOf(queueId, queue.name, 'queueId')
  return query(queueitem)
    .select('queueitemid', 'title', 'enteredon', 'objecttypecode', '_objectid_value', '_workerid_value')
    .where((item) => item._queueid_value.eq(id).and(item.statecode.eq(0)))
    .orderBy('enteredon')
}
