import { UsageError } from '../errors/index.js'
import type { FetchTable, LinkedTables } from './fetch-table.js'
import type { ConditionNode, FilterPart, LinkedNode } from './filter-part.js'
import type { Scope } from './scope.js'

/** Refuses a condition about records that are not there where it is used. */
export function requireOwn(part: FilterPart, table: FetchTable, links: LinkedTables, scope: Scope): void {
  if (part.kind === 'joined') {
    for (const inner of part.parts) requireOwn(inner, table, links, scope)
    return
  }
  if (part.scope !== scope && part.scope.isOpen()) {
    throw new UsageError(`${shown(part)} is a column of the where around this one: it belongs to another record.`)
  }
  const alias = part.kind === 'condition' ? part.link : undefined
  const owner = alias === undefined ? table : links.get(alias)
  if (owner?.name === part.table.name) return
  const place = alias === undefined ? `the table ${table.name}` : `the links of this document under ${alias}`
  throw new UsageError(`${shown(part)} is a column of ${part.table.name}, which is not ${place}.`)
}

function shown(part: ConditionNode | LinkedNode): string {
  return part.kind === 'condition' ? part.attribute : part.to
}
