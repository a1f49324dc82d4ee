import { Refusal, type Store, type StoredRecord } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { isSameTarget } from './target.js'

const open = 0
const scheduled = 3

/** Refuses to cancel a case that has something left to do. Source: "Web service error codes", IncidentCannotCancel. */
export function requireNoOpenActivities(store: Store, { table, id }: StoredRecord): void {
  if (!store.tables.has(activityPointer)) return
  for (const { values } of store.all(activityPointer)) {
    const { statecode, activitytypecode, regardingobjectid } = values
    if (statecode !== open && statecode !== scheduled) continue
    if (activitytypecode === 'incidentresolution' || !isSameTarget(regardingobjectid, { table, id })) continue
    throw new Refusal(
      400,
      '0x8004440E',
      'The case could not be canceled because there are open activities associated with this case.',
    )
  }
}
