import { tables } from '../metadata/index.js'
import type { Table, TableFacts } from '../schema/index.js'

// Imported as a whole in the usual way, the module would be bundled as one object, and every user's bundle would hold every table.
const entities = await import('../entities/index.js')

/** A table that the package ships. */
export interface KnownTable {
  readonly table: Table
  readonly facts: TableFacts
}

/** The shipped table of a logical name or an entity set. */
export function knownTable(name: string): KnownTable | undefined {
  const facts = tables.find(({ logicalName, entitySetName }) => name === logicalName || name === entitySetName)
  const table = Object.values<unknown>(entities).find((one) => isTable(one) && one.name === facts?.logicalName)
  return facts !== undefined && isTable(table) ? { table, facts } : undefined
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'entitySetName' in value && 'lookups' in value
}
