import { UnexpectedResponseError } from '../errors/index.js'
import { kindOf } from '../operation/index.js'
import type { SelectionNode } from './node.js'

type Row = Record<string, unknown>
type IntegerKind = 'int64' | 'bigint'

/**
 * Gives the 64-bit integers of records the type that the table says: digits or `bigint`. JSON has them as numbers; those
 * that a number cannot hold have come as digits. Changes the records themselves, which nobody else has yet.
 */
export function restoreBigIntegers(records: readonly unknown[], node: SelectionNode): void {
  const { columns, expands } = node
  const kinds = new Map<string, IntegerKind | undefined>(columns.map((column) => [column, integerKind(node, column)]))
  const wanted = columns.filter((column) => kinds.get(column) !== undefined)
  if (columns.length > 0 && wanted.length === 0 && expands.length === 0) return
  const rows = records.filter(isRow)
  if (columns.length === 0) for (const row of rows) restoreAll(row, node, kinds)
  else for (const row of rows) for (const column of wanted) restore(row, column, kinds)
  for (const { name, related } of expands)
    restoreBigIntegers(
      rows.flatMap((row) => row[name] ?? []),
      related,
    )
}

/** Of a record with all its columns. `kinds` remembers what was found for the records before it. */
function restoreAll(row: Row, node: SelectionNode, kinds: Map<string, IntegerKind | undefined>): void {
  for (const column of Object.keys(row)) {
    if (!kinds.has(column)) kinds.set(column, integerKind(node, column))
    restore(row, column, kinds)
  }
}

function restore(row: Row, column: string, kinds: ReadonlyMap<string, IntegerKind | undefined>): void {
  const kind = kinds.get(column)
  const value = row[column]
  if (kind === undefined || !isInteger(value)) return
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new UnexpectedResponseError(`${column} came as an integer above 2^53, which this runtime has rounded.`)
  }
  row[column] = kind === 'bigint' ? BigInt(value) : String(value)
}

function integerKind({ kinds, table }: SelectionNode, column: string): IntegerKind | undefined {
  const kind = kindOf(kinds, column, table)
  return kind === 'int64' || kind === 'bigint' ? kind : undefined
}

/** Anything else is left as it came: a column of that name may be of another kind in another table. */
function isInteger(value: unknown): value is number | string {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^-?\d+$/.test(value)
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
