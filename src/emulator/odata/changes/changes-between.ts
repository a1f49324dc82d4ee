import type { TableFacts } from '../../../schema/index.js'
import type { Deletion, Store, StoredRecord } from '../../model.js'
import { expired } from './delta-token.js'

/** A row as it stands now, or one that is gone. */
export type Change =
  | { readonly kind: 'changed'; readonly version: number; readonly record: StoredRecord }
  | ({ readonly kind: 'deleted' } & Deletion)

/**
 * What a table's rows went through after one version and up to another: first the changed ones, then those deleted, each
 * in the order in which it happened. Source: protocol/wire.md 9.2; the order among them is our choice.
 *
 * @param after - Absent for all rows that there are.
 */
export function changesBetween(store: Store, facts: TableFacts, after: number | undefined, upTo: number): Change[] {
  const { logicalName: table } = facts
  const changes: Change[] = []
  for (const record of store.all(table)) {
    const { version } = record
    if (version > (after ?? 0) && version <= upTo) changes.push({ kind: 'changed', version, record })
  }
  changes.sort((one, other) => one.version - other.version)
  if (after === undefined) return changes
  const { since, rows } = store.deleted(table)
  if (after < since) throw expired()
  for (const deletion of rows) {
    if (deletion.version > after && deletion.version <= upTo) changes.push({ kind: 'deleted', ...deletion })
  }
  return changes
}
