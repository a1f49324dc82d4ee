import { type ColumnFacts, isFilledByService, type TableFacts } from '../schema/index.js'
import type { Rules } from './rules.js'

/** Nothing has to be in an update. */
export function mayBeLeftOut(facts: TableFacts, column: ColumnFacts, rules: Rules): boolean {
  return rules.mode === 'update' || isFilledByService(facts, column) || !isRequired(column, rules)
}

/** The service refuses to clear what the system requires, also where it would fill it when nothing is given. */
export function mayBeEmpty({ primaryKey }: TableFacts, column: ColumnFacts, rules: Rules): boolean {
  const { logicalName, type } = column
  if (logicalName === primaryKey || type === 'State' || type === 'Status') return false
  return !isRequired(column, rules)
}

/** Whether the column always has a value: `null` and an empty text are none. */
export function isRequired({ required }: ColumnFacts, { business }: Rules): boolean {
  return required === 'SystemRequired' || (business && required === 'ApplicationRequired')
}
