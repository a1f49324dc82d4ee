import { kindOf } from '../operation/index.js'
import type { SelectionNode } from './node.js'

type Row = Record<string, unknown>

/**
 * Gives the 64-bit integers of records the type that the table says: digits or `bigint`. JSON has them as numbers; those
 * that a number cannot hold have come as digits. Changes the records themselves, which nobody else has yet.
 */
export function restoreBigIntegers(records: readonly unknown[], node: SelectionNode): void {
  if (node.columns.length > 0 && !hasBigIntegers(node)) return
  for (const record of records) restore(record, node)
}

function hasBigIntegers(node: SelectionNode): boolean {
  const own = node.columns.length === 0 || node.columns.some((column) => isBigInteger(node, column))
  return own || node.expands.some(({ related }) => hasBigIntegers(related))
}

function restore(record: unknown, node: SelectionNode): void {
  if (!isRow(record)) return
  const { kinds, table, columns, expands } = node
  for (const column of columns.length === 0 ? Object.keys(record) : columns) {
    const value = record[column]
    if ((typeof value !== 'number' && typeof value !== 'string') || !isBigInteger(node, column)) continue
    record[column] = kindOf(kinds, column, table) === 'bigint' ? BigInt(value) : String(value)
  }
  for (const { name, related } of expands) {
    const inner = record[name]
    for (const one of Array.isArray(inner) ? inner : [inner]) restore(one, related)
  }
}

function isBigInteger({ kinds, table }: SelectionNode, column: string): boolean {
  const kind = kindOf(kinds, column, table)
  return kind === 'int64' || kind === 'bigint'
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
