import { toPascalCase } from './identifier.js'

/** `LeadSourceCode` on `Lead` is `LeadSource`, `PriorityCode` on `Incident` is `IncidentPriority`. */
export function choiceName(table: string, column: string): string {
  const whole = toPascalCase(column)
  const repeats = whole.toLowerCase().startsWith(table.toLowerCase()) && /^\P{Ll}/u.test(whole.slice(table.length))
  const rest = repeats ? whole.slice(table.length) : whole
  return `${table}${rest.replace(/(?<=.)Code$/i, '')}`
}
