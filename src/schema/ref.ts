import type { Table, TableType } from './table.js'

/** Points at one record of a table. Also what a create inside a change set gives back before the record exists. */
export interface Ref<Name extends string = string> {
  readonly table: Name
  /** Known when the ref was made from a table object. */
  readonly entitySetName?: string
  /** Property name of the table's primary key; known when the ref was made from a table object. */
  readonly primaryKey?: string
  /** A GUID, or the place of a request in a change set. */
  readonly id: string
}

/**
 * Points at a record, to be written into a lookup or given to an action.
 *
 * The id is a GUID without braces, in either case; it goes out in lower case.
 * A logical name stands in for a table that was not generated.
 *
 * @example
 * await crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, accountId) })
 */
export function ref<Type extends TableType>(table: Table<Type>, id: string): Ref<Type['name']>
export function ref<const Name extends string>(table: Name, id: string): Ref<Name>
export function ref(table: Table | string, id: string): Ref {
  const lowerCase = String(id).toLowerCase()
  if (typeof table === 'string') return Object.freeze({ table, id: lowerCase })
  const { name, entitySetName, primaryKey } = table
  return Object.freeze({ table: name, entitySetName, primaryKey, id: lowerCase })
}

export function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
}
