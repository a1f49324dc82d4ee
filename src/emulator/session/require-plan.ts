import { Refusal, type Store } from '../model.js'
import { planOf, type TablePlan } from './table-plan.js'

/** What the session knows of a table; a table that the emulator was not given is refused by name. */
export function requirePlan(store: Store, table: string): TablePlan {
  const facts = store.tables.get(table)
  if (facts === undefined) throw new Refusal(501, '0x80040219', `The emulator has no table ${table}.`)
  return planOf(facts)
}
