import { toPascalCase } from './identifier.js'

/**
 * Names the choice of a column, the best name first: `LeadSourceCode` on `Lead` is `LeadSource`, `PriorityCode` on
 * `Incident` is `IncidentPriority`. The second name serves where a table has both `SalesStage` and `SalesStageCode`.
 */
export function choiceNames(table: string, column: string): readonly [string, string] {
  const whole = toPascalCase(column)
  const repeats = whole.toLowerCase().startsWith(table.toLowerCase()) && /^\P{Ll}/u.test(whole.slice(table.length))
  const name = `${table}${repeats ? whole.slice(table.length) : whole}`
  return [name.replace(/Code$/i, ''), name]
}
