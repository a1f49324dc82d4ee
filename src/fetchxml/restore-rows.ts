import { kindOf } from '../operation/index.js'
import type { LiteralKind } from '../schema/index.js'
import { emptyNode, restoreBigIntegers } from '../selection/index.js'
import { attributeName } from './attribute-name.js'
import type { AliasNode, EntityNode, FetchNode } from './node.js'

/**
 * Makes records what their type says, in place: the service leaves out what is null, and 64-bit integers are numbers in
 * JSON.
 */
export function restoreRows(records: readonly unknown[], node: FetchNode): void {
  const keys = keysOf(node, '')
  const kinds: Record<string, LiteralKind> = {}
  for (const { key, kind } of keys) if (kind === 'int64' || kind === 'bigint') kinds[key] = kind
  for (const record of records) fill(record, keys)
  const columns = Object.keys(kinds)
  if (columns.length > 0) restoreBigIntegers(records, { ...emptyNode(kinds), columns })
  // Which columns there are is known from the records alone.
  if (node.hasAllColumns) restoreBigIntegers(records, emptyNode(node.table.kinds, node.table.name))
}

interface RowKey {
  readonly key: string
  readonly kind?: LiteralKind | 'text' | undefined
}

function keysOf(node: EntityNode, prefix: string): readonly RowKey[] {
  const { name, kinds } = node.table
  return [
    ...node.columns.map((column) => ({
      key: prefix === '' ? column : `${prefix}${attributeName(column)}`,
      kind: kindOf(kinds, column, name),
    })),
    ...node.aliases.map((alias) => ({
      key: alias.alias,
      kind: keepsKind(alias) ? kindOf(kinds, alias.column, name) : undefined,
    })),
    ...node.links.flatMap((link) => (link.alias === undefined ? [] : keysOf(link, `${link.alias}.`))),
  ]
}

/** The others are numbers of their own: sums, counts, parts of dates. */
function keepsKind({ aggregate, dateGrouping, countsChildren }: AliasNode): boolean {
  if (dateGrouping !== undefined || countsChildren) return false
  return aggregate === undefined || aggregate === 'min' || aggregate === 'max'
}

function fill(record: unknown, keys: readonly RowKey[]): void {
  if (typeof record !== 'object' || record === null) return
  const row = record as Record<string, unknown> // a JSON object
  for (const { key } of keys) if (row[key] === undefined) row[key] = null
}
