import { Refusal, type Store } from '../model.js'
import { payloadError } from './payload-error.js'
import type { TablePlan } from './table-plan.js'

/** The refusal of a property that the table does not declare. */
export function undeclaredProperty(store: Store, plan: TablePlan, name: string): Refusal {
  return (
    notGenerated(store, plan, name) ??
    payloadError(
      `The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.${plan.table}'. Make sure to only use property names that are defined by the type.`,
    )
  )
}

/**
 * The refusal of `name@odata.bind`, or of another annotation, for a navigation property that the table does not declare:
 * names are case-sensitive. Source: "Web API navigation properties"; the text was observed.
 */
export function undeclaredAnnotation(store: Store, plan: TablePlan, name: string): Refusal {
  return (
    notGenerated(store, plan, name) ??
    payloadError(
      `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload.`,
    )
  )
}

/** A name that exists in the service but leads to a table that the emulator was not given. */
function notGenerated(store: Store, plan: TablePlan, name: string): Refusal | undefined {
  const table = name.endsWith('_activity_parties') ? 'activityparty' : missingTarget(store, plan, name)
  if (table === undefined || store.tables.has(table)) return undefined
  return new Refusal(501, '0x80040219', `The emulator has no table ${table}, which ${plan.table}.${name} leads to.`)
}

function missingTarget(store: Store, plan: TablePlan, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const { logicalName, targets = [] } of plan.columns.values()) {
    if (!wanted.startsWith(logicalName)) continue
    const missing = targets.filter((table) => !store.tables.has(table))
    if (wanted === logicalName && missing.length === targets.length && missing.length > 0) return missing[0]
    const found = missing.find((table) => {
      const suffixed = `${logicalName}_${table}`
      return wanted === suffixed || wanted === `${suffixed}_${plan.table}`
    })
    if (found !== undefined) return found
  }
  return undefined
}
