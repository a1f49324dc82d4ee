/** What `$metadata` does not say of operations. */

/** Functions that write, and are wrong when they are done twice. Source: protocol/actions.md 2.3. */
const writers = ['IncrementKnowledgeArticleViewCount']
/** Parameters of functions that take the row itself. Source: protocol/actions.md 0.2. */
const rows = ['RetrieveDuplicates.BusinessEntity']
/** Instants that mean what clocks show, in the time zone that another parameter names. */
const localTimes = ['UtcTimeFromLocalTime.LocalTime']

export function mustBeOnce(operation: string): boolean {
  return writers.includes(operation)
}

export function takesRow(operation: string, parameter: string): boolean {
  return rows.includes(`${operation}.${parameter}`)
}

export function isLocalTime(operation: string, parameter: string): boolean {
  return localTimes.includes(`${operation}.${parameter}`)
}
