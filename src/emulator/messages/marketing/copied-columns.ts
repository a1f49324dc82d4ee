import type { Values } from '../../model.js'

/** What the platform sets itself. */
const own =
  /^(statecode|statuscode|versionnumber|(created|modified)(on|by)|overridden|importsequence|organizationid|owning|entityimage|.*_base$|exchangerate|activityid|activitytypecode)/

/** What a copy has of a record: not its key, which the caller names with all else that it cannot share. */
export function copiedColumns(values: Values, ...without: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([column]) => !own.test(column) && !without.includes(column)))
}
