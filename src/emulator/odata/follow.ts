import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Reader } from './reader.js'
import { notEmulated } from './refuse.js'
import { Relations } from './relations.js'
import { tableIndex } from './table-index.js'

/** What a navigation property or collection leads to. */
export interface Followed {
  readonly target: TableFacts
  readonly many: boolean
  readonly rows: readonly StoredRecord[]
}

/** The related rows of a record; undefined when the table has no navigation property or collection of that name. */
export function follow(
  reader: Reader,
  facts: TableFacts,
  record: StoredRecord,
  navigation: string,
): Followed | undefined {
  const index = tableIndex(facts)
  const relations = new Relations(reader.store)
  const alternatives = index.navigation.get(navigation)
  const [first] = alternatives ?? []
  if (alternatives !== undefined && first !== undefined) {
    const row = relations.one(record, alternatives)
    // Our choice: `ownerid` leads to the user or the team itself, not to their base, which cannot be read.
    const target = tableOf(reader, row?.table ?? first.target, navigation)
    return { target, many: false, rows: row === undefined ? [] : [row] }
  }
  const collection = index.collections.get(navigation)
  if (collection === undefined) return undefined
  const target = tableOf(reader, collection.target, navigation)
  return { target, many: true, rows: relations.many(record, collection) }
}

function tableOf({ store }: Reader, table: string, navigation: string): TableFacts {
  const facts = store.tables.get(table)
  if (facts === undefined) throw notEmulated(`'${navigation}', as it has no table ${table}`)
  return facts
}
