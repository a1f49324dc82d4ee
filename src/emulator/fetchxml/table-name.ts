import type { ColumnFacts } from '../../schema/index.js'
import { badFetch, codes } from './refuse.js'
import type { Context } from './scope.js'

/**
 * What a value means in a condition on a column that holds the name of a table: old queries say its object type code,
 * `activitytypecode eq 4210`. Our choice: a code of no table that the emulator has is refused, as it would find nothing.
 */
export function tableNameIn({ reader }: Context, { logicalName, type }: ColumnFacts, text: string): string {
  const code = type === 'EntityName' && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined
  if (code === undefined) return text
  for (const facts of reader.store.tables.values()) if (facts.objectTypeCode === code) return facts.logicalName
  throw badFetch(`The condition on '${logicalName}' has an object type code of no known table.`, codes.value)
}
