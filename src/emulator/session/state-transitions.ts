import { Refusal } from '../model.js'

const open = 0

/** States that only a message leads to, by table. Source: "Restricted state transitions", markcarrington.dev. */
const messageOf: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  opportunity: { 1: 'WinOpportunity', 2: 'LoseOpportunity' },
  incident: { 1: 'CloseIncident' },
  quote: { 2: 'WinQuote', 3: 'CloseQuote' },
  salesorder: { 2: 'CancelSalesOrder', 3: 'FulfillSalesOrder' },
}

/** Where an update can move a record from each state, for the tables of which it is known. The same source. */
const reachable: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>> = {
  opportunity: { 1: [0], 2: [0] },
  incident: { 1: [0], 2: [0] },
  quote: { 0: [1], 1: [0], 2: [], 3: [] },
}

/** Refuses a change of state that an update cannot make. Our choice: the codes, as the documentation names none. */
export function requireTransition(table: string, from: number, to: number): void {
  const message = messageOf[table]?.[to]
  if (message !== undefined) {
    const code = table === 'opportunity' ? '0x80040516' : '0x8004F00E'
    throw new Refusal(400, code, `The state ${to} of ${table} cannot be set by an update. Use ${message} instead.`)
  }
  if (table === 'lead' && from !== open && to !== open) {
    throw new Refusal(400, '0x80040519', 'The lead is already closed.')
  }
  if (reachable[table]?.[from]?.includes(to) === false) {
    throw new Refusal(400, '0x80048408', `No update of ${table} leads from the state ${from} to ${to}.`)
  }
}
