import type { TableFacts } from '../../schema/index.js'

/** Lists of columns by table, by their logical names. */
export type AlternateKeys = Readonly<Record<string, readonly (readonly string[])[]>>

/** The tables with more alternate keys than the metadata declares. */
export function withAlternateKeys(tables: readonly TableFacts[], keys: AlternateKeys): readonly TableFacts[] {
  for (const [table, columns] of Object.entries(keys)) requireColumns(tables, table, columns.flat())
  return tables.map((facts) => {
    const added = Object.hasOwn(keys, facts.logicalName) ? keys[facts.logicalName] : undefined
    return added === undefined ? facts : { ...facts, alternateKeys: [...(facts.alternateKeys ?? []), ...added] }
  })
}

function requireColumns(tables: readonly TableFacts[], table: string, columns: readonly string[]): void {
  const facts = tables.find(({ logicalName }) => logicalName === table)
  if (facts === undefined)
    throw new Error(`An alternate key is declared for ${table}, a table that the emulator has not.`)
  const unknown = columns.find((column) => !facts.columns.some(({ logicalName }) => logicalName === column))
  if (unknown !== undefined)
    throw new Error(`An alternate key names ${table}.${unknown}, a column that does not exist.`)
}
