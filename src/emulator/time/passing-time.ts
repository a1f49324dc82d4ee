import type { Session, StoredRecord } from '../model.js'
import { articleDates } from './article-dates.js'
import type { Due } from './due.js'
import { entitlementDays } from './entitlement-days.js'
import { timeLimits } from './time-limits.js'

const rules = [timeLimits, entitlementDays, articleDates]

/**
 * What happens by itself while nobody asks: it is made up for before the next request, so that an organization is as it would be by
 * then. Rows are looked through only when something was written since, or something has come due.
 */
export class PassingTime {
  #seen = -1
  #nextAt = Number.POSITIVE_INFINITY

  /** Brings an organization up to the session's time. */
  pass(session: Session): void {
    const now = session.now().getTime()
    const { store } = session
    if (store.revision === this.#seen && now < this.#nextAt) return
    store.transaction(() => {
      let nextAt = Number.POSITIVE_INFINITY
      for (const { table, next } of rules.filter(({ table }) => store.tables.has(table))) {
        for (const record of store.all(table)) {
          nextAt = Math.min(nextAt, catchUp(session, record, next, now)?.at ?? Number.POSITIVE_INFINITY)
        }
      }
      this.#nextAt = nextAt
    })
    this.#seen = store.revision
  }
}

/** Everything that has come due, in its order. What is left is still to come. */
function catchUp(
  session: Session,
  record: StoredRecord,
  next: (record: StoredRecord) => Due | undefined,
  now: number,
): Due | undefined {
  const due = next(record)
  if (due === undefined || !(due.at <= now)) return due
  return catchUp(session, session.write(record.table, record.id, due.values), next, now)
}
