import { activitypointer } from '../../entities/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/**
 * The activities about a record, of all kinds, the newest first: a query, to be refined and executed.
 *
 * Wire: GET `activitypointers`, filtered by `_regardingobjectid_value`. It is the read side of all activities; they are made in their own tables.
 * Repeat: it only reads.
 * Source: entity reference of `activitypointer`.
 *
 * @example
 * const page = await crm.execute(timelineOf(ref(account, accountId)).top(20))
 */
export function timelineOf(record: Ref) {
  const { id } = knownRecord(record, 'record')
  return query(activitypointer)
    .select('activityid', 'activitytypecode', 'subject', 'createdon', 'scheduledend', 'actualend', 'statecode')
    .where((activity) => activity._regardingobjectid_value.eq(id))
    .orderBy('createdon', 'desc')
}
