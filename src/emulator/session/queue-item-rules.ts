import { instant } from '../messages/values.js'
import { Refusal, type Store, type StoredRecord, type Target, type Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import { asTarget, isSameTarget } from './target.js'

const active = 0

/** Checks a queue item that a caller creates and fills in what the platform knows of its object. */
export function newQueueItem(options: SessionOptions, values: Values): Values {
  const { store } = options
  const queue = asTarget(values['queueid'])
  if (queue === undefined)
    throw new Refusal(400, '0x80040528', 'The queue item does not say which queue it belongs to.')
  requireActiveQueue(store, queue.id)
  const object = asTarget(values['objectid'])
  if (object === undefined) return values
  requireNotQueued(store, object, undefined)
  requireOpen(store, object)
  const facts = store.tables.get(object.table)
  const record = store.get(object.table, object.id)
  return {
    objecttypecode: facts?.objectTypeCode,
    title: facts?.primaryName === undefined ? undefined : record?.values[facts.primaryName],
    enteredon: instant(options.now()),
    ...values,
  }
}

/** Source: "Web service error codes", CannotUpdateDeactivatedQueueItem. */
export function changedQueueItem(store: Store, item: StoredRecord, changes: Values): void {
  const { statecode, objectid } = { ...item.values, ...changes }
  if (item.values['statecode'] !== active && statecode !== active) {
    throw new Refusal(400, '0x8004051D', 'The queue item is inactive and cannot be updated.')
  }
  const object = asTarget(objectid)
  if (object === undefined || statecode !== active) return
  requireNotQueued(store, object, item.id)
  if (item.values['statecode'] === active) return
  requireOpen(store, object)
  requireActiveQueue(store, asTarget(item.values['queueid'])?.id)
}

/** Source: "Web service error codes", ActiveQueueItemAlreadyExists. */
function requireNotQueued(store: Store, object: Target, exceptId: string | undefined): void {
  for (const { id, values } of store.all('queueitem')) {
    if (id === exceptId || values['statecode'] !== active || !isSameTarget(values['objectid'], object)) continue
    throw new Refusal(400, '0x80040526', 'An active queue item already exists for the given object.')
  }
}

/** Source: "Web service error codes", CannotAddQueueItemsToInactiveQueue. */
export function requireActiveQueue(store: Store, queueId: string | undefined): void {
  if (store.get('queue', queueId ?? '')?.values['statecode'] !== 1) return
  throw new Refusal(400, '0x80040522', 'Queue items cannot be added to an inactive queue.')
}

/**
 * The active queue items of a case that its changes close. Our choice: a case that is closed waits in no queue any more; its
 * item is deactivated, not removed, and stays so when the case is opened again.
 */
export function itemsToLeave(store: Store, record: StoredRecord, changes: Values): readonly StoredRecord[] {
  const { table, id, values } = record
  const isClosed = table === 'incident' && values['statecode'] === 0 && (changes['statecode'] ?? 0) !== 0
  if (!isClosed || !store.tables.has('queueitem')) return []
  return [...store.all('queueitem')].filter(
    (item) => item.values['statecode'] === active && isSameTarget(item.values['objectid'], { table, id }),
  )
}

/** Open, or of an activity: scheduled. Source: "Web service error codes", CannotCreateQueueItemInactiveObject. */
export function requireOpen(store: Store, { table, id }: Target): void {
  const statecode = store.get(table, id)?.values['statecode']
  const isActivity = store.tables.get(table)?.isActivity === true
  if (statecode === undefined || statecode === 0 || (isActivity && statecode === 3)) return
  throw new Refusal(400, '0x8004051E', 'An inactive record cannot be added to a queue.')
}
