import { Refusal, type Store, type StoredRecord, type Target } from '../model.js'
import { activityPointer } from './activity-pointer.js'
import { isSameTarget } from './target.js'

const open = 0
const scheduled = 3

/** Refuses to cancel a case that has something left to do. Source: "Web service error codes", IncidentCannotCancel. */
export function requireNoOpenActivities(store: Store, record: StoredRecord): void {
  if (!hasOpenActivities(store, record)) return
  throw new Refusal(
    400,
    '0x8004440E',
    'The case could not be canceled because there are open activities associated with this case.',
  )
}

/** Whether a case has an activity of any kind that is open or scheduled, other than what resolves it. */
export function hasOpenActivities(store: Store, { table, id }: Target): boolean {
  if (!store.tables.has(activityPointer)) return false
  return [...store.all(activityPointer)].some(({ values }) => {
    const { statecode, activitytypecode, regardingobjectid } = values
    const isOpen = statecode === open || statecode === scheduled
    return isOpen && activitytypecode !== 'incidentresolution' && isSameTarget(regardingobjectid, { table, id })
  })
}
