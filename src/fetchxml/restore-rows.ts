import { kindOf } from '../operation/index.js'
import type { LiteralKind } from '../schema/index.js'
import { emptyNode, restoreBigIntegers } from '../selection/index.js'
import { attributeName } from './attribute-name.js'
import type { AliasNode, EntityNode, FetchNode, LinkNode } from './node.js'

/**
 * Makes records what their type says, in place: the service leaves out what is null, and 64-bit integers are numbers in
 * JSON.
 */
export function restoreRows(records: readonly unknown[], node: FetchNode): void {
  const keys = keysOf(node, '')
  for (const record of records) fill(record, keys)
  const kinds: Record<string, LiteralKind> = {}
  for (const { key, kind } of [...keys, ...node.links.flatMap(integersOfAll)]) if (isInteger(kind)) kinds[key] = kind
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

/** The 64-bit integers that a link with all its columns may bring. */
function integersOfAll({ alias, hasAllColumns, table, links }: LinkNode): readonly RowKey[] {
  const inner = links.flatMap(integersOfAll)
  if (!hasAllColumns) return inner
  const columns = Object.keys(table.kinds).map((name) => name.slice(name.indexOf('.') + 1))
  return [
    ...columns.map((name) => ({ key: `${alias}.${name}`, kind: kindOf(table.kinds, name, table.name) })),
    ...inner,
  ]
}

function isInteger(kind: RowKey['kind']): kind is 'int64' | 'bigint' {
  return kind === 'int64' || kind === 'bigint'
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
