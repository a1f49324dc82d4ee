import { UsageError } from '../errors/index.js'
import { kindOf, nameText } from '../operation/index.js'
import type { FetchTable } from './fetch-table.js'

/** A column that is grouped by as it is. Source: "Aggregate data using FetchXML": dates are grouped by their parts. */
export function groupColumn({ kinds, name }: FetchTable, column: unknown): string {
  const property = nameText(column)
  const kind = kindOf(kinds, property, name)
  if (kind !== 'dateTime' && kind !== 'timeZoneIndependent') return property
  throw new UsageError(
    `${property} holds a time of day as well: group by a part of it, such as day('${property}'), month('${property}') or year('${property}').`,
  )
}
