import { isGuid } from '../../schema/index.js'
import type { ServiceRecord } from './reading.js'

const formattedValue = '@OData.Community.Display.V1.FormattedValue'
const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname'

/** The values of a record without its annotations: a lookup as `table:GUID`, or everything as people read it. */
export function recordValues(record: ServiceRecord, formatted: boolean): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(record)) {
    if (!name.includes('@')) values.set(name, shownValue(record, name, value, formatted))
  }
  return values
}

function shownValue(record: ServiceRecord, name: string, value: unknown, formatted: boolean): unknown {
  const shown = formatted ? record[`${name}${formattedValue}`] : undefined
  if (typeof shown === 'string') return shown
  const table = record[`${name}${lookupTable}`]
  return typeof table === 'string' && isGuid(value) ? `${table}:${value}` : value
}
