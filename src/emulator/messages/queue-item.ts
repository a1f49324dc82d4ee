import { Refusal, type Session, type Store, type StoredRecord, type Target } from '../model.js'
import { requireActiveQueue, requireOpen } from '../session/queue-item-rules.js'
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
  requireActiveQueue(session.store, queueId)
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
  requireActiveQueue(session.store, queueId)
  const object = lookupOf(item, 'objectid')
  if (object !== undefined) requireOpen(session.store, object)
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
  requireOpen(session.store, object)
}
