import { UsageError } from '../errors/index.js'
import { formattedValue, lookupTable } from './annotations.js'
import type { AliasAnnotated, Annotated } from './row.js'

/** What a lookup points at. */
export interface LookupValue {
  readonly id: string
  /** Logical name. */
  readonly table: string
  /** Of the record that it points at; absent where the service left it out. */
  readonly name: string | undefined
}

type LogicalName<Property> = Property extends `_${infer Name}_value` ? Name : never

/** What has a name of its own in a record of FetchXML, `owner` or `c.parentcustomerid`: any text may be the id of a lookup. */
type AliasIn<Row> = Row extends AliasAnnotated ? Exclude<TextIn<Row>, `_${string}_value`> : never
type TextIn<Row> = { [C in keyof Row & string]-?: string extends Row[C] ? C : never }[keyof Row & string]

/** The logical names of the lookups in a record: `customerid` where it has `_customerid_value`. A view may have any. */
export type LookupIn<Row> = string extends keyof Row ? string : LogicalName<keyof Row> | AliasIn<Row>

/**
 * What a lookup of a record points at: id, table and name; null where it is empty. The lookup goes by its logical name, as
 * when it is written; its `_x_value` has to be selected. In records of FetchXML it may have a name of its own.
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
  const column = columnOf(values, name)
  const id = values[column]
  if (id === undefined) {
    const wrong = /^_.+_value$/.test(name) ? 'a lookup goes by its logical name' : `select ${column} to read it`
    throw new UsageError(`The record has no ${column}: ${wrong}.`)
  }
  if (id === null) return null
  const table = values[`${column}@${lookupTable}`]
  if (typeof id !== 'string' || typeof table !== 'string') {
    throw new UsageError(
      `${column} came without the table that it points into: ask for it with .annotated('lookups') in the query.`,
    )
  }
  const text = values[`${column}@${formattedValue}`]
  return { id, table, name: typeof text === 'string' ? text : undefined }
}

/** A name of the caller's own, or the property. An expanded record may stand under the logical name as well. */
function columnOf(values: Readonly<Record<string, unknown>>, name: string): string {
  const property = `_${name}_value`
  if (Object.hasOwn(values, property) || /^_.+_value$/.test(name)) return property
  return typeof values[name] === 'string' || values[name] === null ? name : property
}
