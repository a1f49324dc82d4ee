import { UsageError } from '../errors/index.js'
import { formattedValue } from './annotations.js'
import type { Formatted } from './row.js'

/**
 * A column's value as people read it: the label of a choice, the name behind a lookup, an amount with its currency, a date
 * in the zone and the language of the user. The service has none for plain text and GUIDs, nor where there is no value.
 *
 * It compiles on records of a query or a selection that says `formatted()`, which is what makes the service send them.
 * Inside of expanded records the service leaves some of them out.
 *
 * Source: "Select columns using OData", formatted values.
 *
 * @example
 * const open = query(lead).select('fullname', 'statuscode').formatted()
 * for await (const l of crm.records(open)) console.log(l.fullname, formatted(l, 'statuscode'))
 */
export function formatted<Row extends Formatted>(record: Row, column: keyof Row & string): string | undefined {
  if (typeof record !== 'object' || record === null) throw new UsageError('formatted takes a record that was read.')
  const values = record as Readonly<Record<string, unknown>> // a JSON object
  const value = values[`${column}@${formattedValue}`]
  return typeof value === 'string' ? value : undefined
}
