import { type Rule, timeIn } from './due.js'

const active = 1
const expired = 3
const waiting = 4
const dayInMs = 86_400_000

/** An entitlement that waits begins with its first day, and an active one is over after its last. Source: "Create entitlements to define support terms". */
export const entitlementDays: Rule = {
  table: 'entitlement',
  next(record) {
    const { statecode } = record.values
    const start = timeIn(record, 'startdate')
    if (statecode === waiting && start !== undefined) {
      return { at: dayOf(start), values: { statecode: active, statuscode: active } }
    }
    const end = timeIn(record, 'enddate')
    if (statecode !== active || end === undefined) return undefined
    return { at: dayOf(end) + dayInMs, values: { statecode: expired, statuscode: expired } }
  },
}

function dayOf(time: number): number {
  return time - (time % dayInMs)
}
