import type { StoredRecord } from '../../model.js'
import { type CompiledPath, compilePath } from '../compile-path.js'
import { badQuery } from '../refuse.js'
import type { Scope } from '../scope.js'
import type { Comparable } from '../value-kind.js'

/** One of the columns that rows are grouped by. */
export interface GroupKey {
  /** As it was asked for. */
  readonly path: string
  /** As it is answered. */
  readonly name: string
  readonly compiled: CompiledPath
  read(record: StoredRecord): Comparable | null
}

/** Looks the columns up that rows are grouped by. Source: protocol/query.md 3.10. */
export function groupKeys(scope: Scope, paths: readonly string[]): readonly GroupKey[] {
  const keys = paths.map((path): GroupKey => {
    const compiled = compilePath(scope, path.split('/'))
    const { column, facts, kind, read } = compiled
    if (kind === 'instant') {
      throw badQuery(`Grouping by '${path}' is not supported, as it holds a date with its time.`)
    }
    // Behind a lookup, a column is answered under its table's name. Our choice: that of the last table on the way.
    const name = path.includes('/') ? `${facts.logicalName}_${column.property}` : column.property
    return { path, name, compiled, read: (record) => read([record]) }
  })
  const twice = keys.find(({ name }, index) => keys.findIndex((other) => other.name === name) !== index)
  // Our choice: two columns that would be answered under one name are refused.
  if (twice !== undefined) throw badQuery(`Two properties of 'groupby' are answered as '${twice.name}'.`)
  return keys
}
