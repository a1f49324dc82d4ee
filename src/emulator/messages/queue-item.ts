import { Refusal, type Session, type Store, type StoredRecord, type Target } from '../model.js'
import { instant, lookupOf, pointsTo } from './values.js'

export function* activeItemsOf(store: Store, object: Target): Generator<StoredRecord> {
  for (const item of store.all('queueitem')) {
    if (item.values['statecode'] === 0 && pointsTo(item, 'objectid', object)) yield item
  }
}

export function requireActiveItem(item: StoredRecord): void {
  if (item.values['statecode'] === 0) return
  throw new Refusal(400, '0x8004051D', 'The queue item is inactive and cannot be updated.')
}

/** Puts an open record into a queue. It must not wait in one already. */
export function enqueue(session: Session, object: Target, queueId: string): StoredRecord {
  requireQueueable(session, object)
  const record = session.get(object.table, object.id)
  const facts = session.store.tables.get(object.table)
  return session.write('queueitem', undefined, {
    queueid: { table: 'queue', id: queueId },
    objectid: object,
    objecttypecode: facts?.objectTypeCode,
    title: facts?.primaryName === undefined ? undefined : record.values[facts.primaryName],
    enteredon: instant(session.now()),
    statecode: 0,
    statuscode: 1,
  })
}

/** Moves an active item. Our choice: whoever worked on it in the old queue does not in the new one. */
export function moveItem(session: Session, item: StoredRecord, queueId: string): StoredRecord {
  if (lookupOf(item, 'queueid')?.id === queueId) {
    throw new Refusal(400, '0x8004051B', 'The source and destination queues are the same.')
  }
  return session.write('queueitem', item.id, {
    workerid: null,
    workeridmodifiedon: null,
    queueid: { table: 'queue', id: queueId },
    enteredon: instant(session.now()),
  })
}

function requireQueueable(session: Session, object: Target): void {
  const item = session.store.tables.get('queueitem')
  const targets = item?.columns.find((column) => column.logicalName === 'objectid')?.targets ?? []
  if (!targets.includes(object.table)) {
    throw new Refusal(400, '0x8004051C', `The table ${object.table} is not enabled for queues.`)
  }
  // Open, or of an activity: scheduled.
  const { statecode } = session.get(object.table, object.id).values
  const isActivity = session.store.tables.get(object.table)?.isActivity === true
  if (statecode === undefined || statecode === 0 || (isActivity && statecode === 3)) return
  throw new Refusal(400, '0x8004051E', 'An inactive record cannot be added to a queue.')
}
