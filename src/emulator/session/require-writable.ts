import type { ColumnFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'
import type { TablePlan } from './table-plan.js'

/** What a payload is for. */
export type Writing = 'create' | 'update'

/**
 * Our choice: a value for a column that the caller may not write is refused, not dropped; the documentation does not say
 * what the service does. `statecode` of a new record is such a column: the state is changed by an update that follows.
 */
export function requireWritable(plan: TablePlan, column: ColumnFacts, name: string, writing: Writing): void {
  if (column[writing] && column.type !== 'File' && column.type !== 'Virtual') return
  throw new Refusal(
    400,
    '0x80040203',
    `The column '${name}' of the '${plan.table}' entity is not valid for ${writing}.`,
  )
}

/** Refuses to leave a column of the system empty. Columns that the application merely recommends or requires on forms may be empty. Source: "Web service error codes". */
export function requireValue(plan: TablePlan, column: ColumnFacts | undefined, value: unknown): void {
  if (column?.required !== 'SystemRequired' || (value !== null && value !== undefined)) return
  throw new Refusal(
    400,
    '0x80040200',
    `The required column '${column.logicalName}' of the '${plan.table}' entity has no value.`,
  )
}
