import { UnexpectedResponseError, UsageError } from '../errors/index.js'
import { formattedValue, lookupTable } from './annotations.js'
import type { Annotated } from './row.js'

/** What a lookup points at. */
export interface LookupValue {
  readonly id: string
  /** Logical name. */
  readonly table: string
  /** Of the record that it points at; absent where the service left it out. */
  readonly name: string | undefined
}

type LogicalName<Property> = Property extends `_${infer Name}_value` ? Name : never

/** The logical names of the lookups in a record: `customerid` where it has `_customerid_value`. */
export type LookupIn<Row> = LogicalName<keyof Row>

/**
 * What a lookup of a record points at: id, table and name; null where it is empty. The lookup goes by its logical name, as
 * when it is written; its `_x_value` has to be selected.
 *
 * It compiles on records of a query or a selection that says `annotated('lookups')`.
 *
 * Source: "Select columns using OData", lookup property data.
 *
 * @example
 * const cases = query(incident).select('title', '_customerid_value').annotated('lookups')
 * for await (const i of crm.records(cases)) console.log(i.title, lookup(i, 'customerid')?.name)
 */
export function lookup<Row extends Annotated>(record: Row, name: LookupIn<Row>): LookupValue | null {
  if (typeof record !== 'object' || record === null) throw new UsageError('lookup takes a record that was read.')
  const values = record as Readonly<Record<string, unknown>> // a JSON object
  const column = `_${name}_value`
  const id = values[column]
  if (id === undefined) throw new UsageError(`The record has no ${column}: a lookup goes by its logical name.`)
  if (id === null) return null
  const table = values[`${column}@${lookupTable}`]
  if (typeof id !== 'string' || typeof table !== 'string') {
    throw new UnexpectedResponseError(`${column} came without the table that it points into.`)
  }
  const text = values[`${column}@${formattedValue}`]
  return { id, table, name: typeof text === 'string' ? text : undefined }
}
