import { instant } from '../messages/values.js'
import { Refusal, type Store, type StoredRecord, type Target, type Values } from '../model.js'
import type { SessionOptions } from './session-options.js'
import { asTarget, isSameTarget } from './target.js'

const active = 0

/** Checks a queue item that a caller creates and fills in what the platform knows of its object. */
export function newQueueItem(options: SessionOptions, values: Values): Values {
  const { store } = options
  const object = asTarget(values['objectid'])
  if (object === undefined) return values
  requireNotQueued(store, object, undefined)
  const facts = store.tables.get(object.table)
  const record = store.get(object.table, object.id)
  requireOpen(record, facts?.isActivity === true)
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
  if (object !== undefined && statecode === active) requireNotQueued(store, object, item.id)
}

/** Source: "Web service error codes", ActiveQueueItemAlreadyExists. */
function requireNotQueued(store: Store, object: Target, exceptId: string | undefined): void {
  for (const { id, values } of store.all('queueitem')) {
    if (id === exceptId || values['statecode'] !== active || !isSameTarget(values['objectid'], object)) continue
    throw new Refusal(400, '0x80040526', 'An active queue item already exists for the given object.')
  }
}

/** Open, or of an activity: scheduled. Source: "Web service error codes", CannotCreateQueueItemInactiveObject. */
function requireOpen(record: StoredRecord | undefined, isActivity: boolean): void {
  const statecode = record?.values['statecode']
  if (statecode === undefined || statecode === 0 || (isActivity && statecode === 3)) return
  throw new Refusal(400, '0x8004051E', 'An inactive record cannot be added to a queue.')
}
