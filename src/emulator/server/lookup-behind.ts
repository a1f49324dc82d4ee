import type { CollectionFacts } from '../../schema/index.js'
import type { Session, Store, StoredRecord, Target } from '../model.js'
import { badPayload } from './refuse.js'

/** The navigation property by which a record gets into a one-to-many collection of another. */
export function lookupBehind(store: Store, collection: CollectionFacts, row: Target, owner: Target): string {
  const facts = store.tables.get(row.table)
  const isOfCollection =
    row.table === collection.target || (collection.target === 'activitypointer' && facts?.isActivity === true)
  const candidates = (facts?.navigation ?? []).filter(
    ({ lookup, target }) => lookup === collection.lookup && target === owner.table,
  )
  const navigation = candidates.find(({ name }) => name === collection.partner) ?? candidates[0]
  if (!isOfCollection || navigation === undefined) {
    throw badPayload(`'${collection.name}' holds records of ${collection.target}, not of ${row.table}.`)
  }
  return navigation.name
}

/** The record itself; for a row of `activitypointer`, the task, call or other activity that it is a view of. */
export function referencingRow(session: Session, { table, id }: Target): StoredRecord {
  const record = session.get(table, id)
  const kind = record.values['activitytypecode']
  return table === 'activitypointer' && typeof kind === 'string' ? session.get(kind, id) : record
}
