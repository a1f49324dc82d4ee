import { UsageError } from '../../errors/index.js'

/** What leads to a state that no update can set, by table and state. Source: "Restricted state transitions", markcarrington.dev. */
const actionOf: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  opportunity: { 1: 'winOpportunity', 2: 'loseOpportunity' },
  incident: { 1: 'resolveIncident' },
  quote: { 2: 'winQuote', 3: 'closeQuote' },
  salesorder: { 2: 'cancelSalesOrder', 3: 'fulfillSalesOrder' },
}

/** Where an update can move a record from each state, for the tables of which it is known. The same source. */
const transitions: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>> = {
  lead: { 0: [0, 1, 2], 1: [0, 1], 2: [0, 2] },
  opportunity: { 0: [0], 1: [0, 1], 2: [0, 2] },
  incident: { 0: [0, 2], 1: [0, 1], 2: [0, 2] },
  quote: { 0: [0, 1], 1: [0, 1], 2: [2], 3: [3] },
}

/** Refuses what an update cannot do, and says what does it, or which states can be reached. */
export function requireTransition(table: string, from: number | undefined, to: number): void {
  const action = actionOf[table]?.[to]
  if (action !== undefined && from !== to) {
    throw new UsageError(`The state ${to} of ${table} cannot be set by an update: ${action} leads to it.`)
  }
  const reachable = from === undefined ? undefined : transitions[table]?.[from]
  if (reachable === undefined || reachable.includes(to)) return
  throw new UsageError(`No update leads from the state ${from} of ${table} to ${to}, only to ${reachable.join(', ')}.`)
}
