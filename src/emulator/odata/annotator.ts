import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import type { Store, StoredRecord } from '../model.js'
import { asksFor } from './asks-for.js'
import { formattedValue } from './formatted-value.js'
import { targetIn } from './relations.js'
import { isLookup } from './value-kind.js'

const formatted = 'OData.Community.Display.V1.FormattedValue'
const navigation = 'Microsoft.Dynamics.CRM.associatednavigationproperty'
const logicalName = 'Microsoft.Dynamics.CRM.lookuplogicalname'

/** Writes a column's annotations into a row, those that are asked for. */
export type Annotate = (row: Record<string, unknown>, record: StoredRecord, column: ColumnFacts) => void

/**
 * Makes the writer of the annotations of a table's rows. Those of lookups are there only when the lookup has a value.
 * Source: protocol/query.md 3.3.
 */
export function annotator(store: Store, facts: TableFacts, patterns: readonly string[]): Annotate {
  const wantsFormatted = asksFor(patterns, formatted)
  const wantsNavigation = asksFor(patterns, navigation)
  const wantsLogicalName = asksFor(patterns, logicalName)
  if (!wantsFormatted && !wantsNavigation && !wantsLogicalName) return () => {}
  return (row, record, column) => {
    const { property } = column
    if (wantsFormatted) {
      const text = formattedValue(store, record, column)
      if (text !== undefined) row[`${property}@${formatted}`] = text
    }
    const target = isLookup(column) ? targetIn(record, column.logicalName) : undefined
    if (target === undefined) return
    const name = wantsNavigation ? navigationTo(facts, column.logicalName, target.table) : undefined
    if (name !== undefined) row[`${property}@${navigation}`] = name
    if (wantsLogicalName) row[`${property}@${logicalName}`] = target.table
  }
}

/**
 * A typed activity has two navigation properties per lookup, its own and that of all activities: its own is named,
 * except for the owner. Source: protocol/wire.md 2.4.
 */
function navigationTo({ logicalName: table, navigation: all }: TableFacts, lookup: string, target: string) {
  const names = all.filter((one) => one.lookup === lookup && one.target === target).map(({ name }) => name)
  return (
    names.find((name) => name === 'ownerid') ??
    names.find((name) => name.endsWith(`_${table}`) && names.length > 1) ??
    names[0]
  )
}
