import { UsageError } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import { update } from '../records/index.js'
import type { Ref, Table, TableType, UpdateOf } from '../schema/index.js'
import { refOf } from './ref-of.js'

/** A state of a table, as the generated `…States` have it. */
export interface TableState {
  readonly value: number
  /** The status reason that a record gets with it. */
  readonly defaultStatus: number
  readonly statuses: readonly number[]
}

/**
 * The update that moves a record to another state. A status reason of another state is refused; one that no state is known to have
 * may be the organization's own. `more` are other columns that are written with it.
 */
export function moveTo<Type extends TableType>(
  table: Table<Type>,
  record: string | Ref<Type['name']>,
  argument: string,
  states: Readonly<Record<string, TableState>>,
  state: TableState,
  status: number = state.defaultStatus,
  more: object = {},
): Operation<void> {
  requireStatusOf(table.name, states, state, status)
  const values = { ...more, statecode: state.value, statuscode: status }
  return update<TableType>(table, refOf(table, record, argument), values as UpdateOf<TableType>) // a table with states has both
}

/** A status reason for that state, as `requireStatusOf` has it. */
export function statusOf(
  table: string,
  states: Readonly<Record<string, TableState>>,
  state: TableState,
  status: number,
): number {
  requireStatusOf(table, states, state, status)
  return status
}

/** Refuses a status reason that belongs to another state. */
export function requireStatusOf(
  table: string,
  states: Readonly<Record<string, TableState>>,
  state: TableState,
  status: number,
): void {
  const elsewhere = Object.values(states).some((other) => other !== state && other.statuses.includes(status))
  if (Number.isInteger(status) && !elsewhere) return
  throw statusRefused(table, state, status)
}

export function statusRefused(table: string, { value, statuses }: TableState, status: number): UsageError {
  return new UsageError(
    `${status} is no status reason of ${table} in state ${value}, which has ${statuses.join(', ')}.`,
  )
}
