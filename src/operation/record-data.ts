import { nameText } from './name-text.js'

/** Known to other loaded copies of the package, and to nothing that came out of JSON. */
const made: unique symbol = Symbol.for('dynamics365-crm.record-data')

/** The columns of a record that an operation makes or changes. Only `newRecord` and `recordChanges` make it. */
export interface RecordData<Name extends string = string> {
  readonly [made]: true
  readonly table: Name
  /** As they go out. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Marks values that have been checked, so that an operation takes them. */
export function recordData(table: string, values: Readonly<Record<string, unknown>>): RecordData {
  return Object.freeze({ [made]: true, table: nameText(table), values: Object.freeze(values) } as const)
}

/** Whether a value is what `newRecord` or `recordChanges` made. */
export function isRecordData(value: unknown): value is RecordData {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, made)
}
