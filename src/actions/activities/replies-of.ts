import { email } from '../../entities/index.js'
import { idOf } from '../../operation/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'

/**
 * The e-mails that answer an e-mail, the oldest first: a query, to be refined and executed.
 *
 * Wire: GET `emails`, filtered by `_parentactivityid_value`.
 * Repeat: it only reads.
 * Source: entity reference of `email`.
 *
 * @example
 * const replies = await crm.all(repliesOf(emailId))
 */
export function repliesOf(emailId: string | Ref<'email'>) {
  const id = idOf(emailId, email.name, 'emailId')
  return query(email)
    .select('activityid', 'subject', 'createdon', 'senton', 'directioncode', 'statecode', 'statuscode')
    .where((e) => e._parentactivityid_value.eq(id))
    .orderBy('createdon')
}
