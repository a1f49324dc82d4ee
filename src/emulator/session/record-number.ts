import type { Store, Values } from '../model.js'
import type { TablePlan } from './table-plan.js'

interface Numbering {
  readonly column: string
  readonly prefix: string
  readonly bare?: boolean
}

const numberings: Readonly<Record<string, Numbering>> = {
  incident: { column: 'ticketnumber', prefix: 'CAS' },
  quote: { column: 'quotenumber', prefix: 'QUO' },
  salesorder: { column: 'ordernumber', prefix: 'ORD' },
  knowledgearticle: { column: 'articlepublicnumber', prefix: 'KA', bare: true },
  invoice: { column: 'invoicenumber', prefix: 'INV' },
}

const first = 1_000

/** The last number given, by store and table. A number is not given again after a transaction that failed. */
const lastNumbers = new WeakMap<Store, Map<string, number>>()

/** Lets the numbers go on from what the rows hold, as they have to when the rows were replaced. */
export function forgetNumbers(store: Store): void {
  lastNumbers.delete(store)
}

/** The column that the platform numbers by itself, if the table has one. */
export function numberedColumn(table: string): string | undefined {
  return numberings[table]?.column
}

/** A number such as `CAS-01000-A1B2C3`, or bare as `KA-01000`, for a row that was not given one. Our choice: its suffix is taken from the id. */
export function recordNumber(store: Store, plan: TablePlan, row: Values, id: string): Values {
  const numbering = numberings[plan.table]
  if (numbering === undefined || typeof row[numbering.column] === 'string') return {}
  const suffix = id.replaceAll('-', '').slice(-6).toUpperCase()
  const number = String(nextNumber(store, plan.table, numbering)).padStart(5, '0')
  const text = `${numbering.prefix}-${number}`
  return { [numbering.column]: numbering.bare === true ? text : `${text}-${suffix}` }
}

/** The number that the next row of a table will get; undefined for a column that the platform does not number. */
export function upcomingNumber(store: Store, table: string, column: string): number | undefined {
  const numbering = numberings[table]
  if (numbering?.column !== column) return undefined
  return (lastNumbers.get(store)?.get(table) ?? highest(store, table, numbering)) + 1
}

/** Lets the numbers of a table go on from one. */
export function numberFrom(store: Store, table: string, next: number): void {
  const numbers = lastNumbers.get(store) ?? new Map<string, number>()
  lastNumbers.set(store, numbers.set(table, next - 1))
}

function nextNumber(store: Store, table: string, numbering: Numbering): number {
  const numbers = lastNumbers.get(store) ?? new Map<string, number>()
  lastNumbers.set(store, numbers)
  const next = (numbers.get(table) ?? highest(store, table, numbering)) + 1
  numbers.set(table, next)
  return next
}

/** Of the rows that are there already, which may come from a snapshot. */
function highest(store: Store, table: string, { column, prefix }: Numbering): number {
  const pattern = new RegExp(`^${prefix}-(\\d+)(?:-|$)`)
  let most = first - 1
  for (const { values } of store.all(table)) {
    const number = Number(pattern.exec(String(values[column]))?.[1])
    if (number > most) most = number
  }
  return most
}
