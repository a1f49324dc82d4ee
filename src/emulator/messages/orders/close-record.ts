import { Refusal, type Session, type StoredRecord } from '../../model.js'
import { instant, lookupOf, textOf } from '../values.js'

/**
 * Records the activity that closes a quote or an order, completed, and answers with what it closes. `numberOf` is where the document's number stands on both.
 * Our choice: the code of a missing document.
 */
export function closeRecord(
  session: Session,
  activity: 'quoteclose' | 'orderclose',
  document: { readonly table: string; readonly key: string; readonly number: string },
  payload: Readonly<Record<string, unknown>>,
): StoredRecord {
  const close = session.create(activity, payload)
  const target = lookupOf(close, document.key)
  if (target === undefined) {
    throw new Refusal(400, '0x80040203', `The ${document.key} is missing from the ${activity}.`)
  }
  const closed = session.get(document.table, target.id)
  session.write(activity, close.id, {
    regardingobjectid: target,
    [document.number]: textOf(close, document.number) ?? closed.values[document.number],
    actualend: textOf(close, 'actualend') ?? instant(session.now()),
    statecode: 1,
    statuscode: 2,
  })
  return closed
}
