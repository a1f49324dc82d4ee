/** Points at one record of a table. */
export interface Ref<Name extends string = string> {
  readonly table: Name
  /** Known when the ref was made from a table object. */
  readonly entitySetName?: string
  /** Property name of the table's primary key; known when the ref was made from a table object. */
  readonly primaryKey?: string
  /** A GUID, lower case, without braces. */
  readonly id: string
}

/** What a ref has to know of a table: every table object is one. */
export interface RefTarget<Name extends string> {
  /** Logical name. */
  readonly name: Name
  readonly entitySetName: string
  /** Property name. */
  readonly primaryKey: string
}

/**
 * Points at a record, to be written into a lookup or given to an action.
 *
 * The id is a GUID without braces, in either case; it goes out in lower case.
 * For a table that was not generated, its names stand in; a lookup needs the logical name only.
 *
 * @example
 * await crm.create(contact, { lastname: 'Smith', parentcustomerid: ref(account, accountId) })
 * const visit = { name: 'new_visit', entitySetName: 'new_visits', primaryKey: 'activityid' } as const
 * await crm.execute(addToQueue({ queueId, target: ref(visit, visitId) }))
 */
export function ref<const Name extends string>(table: RefTarget<Name> | Name, id: string): Ref<Name>
export function ref(table: RefTarget<string> | string, id: string): Ref {
  const lowerCase = String(id).toLowerCase()
  if (typeof table === 'string') return Object.freeze({ table, id: lowerCase })
  const { name, entitySetName, primaryKey } = table
  return Object.freeze({ table: name, entitySetName, primaryKey, id: lowerCase })
}

/** Whether a value is a `ref`. */
export function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'table' in value && 'id' in value
}
