import { UnexpectedResponseError } from '../errors/index.js'
import { kindOf } from '../operation/index.js'
import type { LiteralKinds } from '../schema/index.js'
import type { SelectionNode } from './node.js'

type Row = Record<string, unknown>
type IntegerKind = 'int64' | 'bigint'

/**
 * Gives the 64-bit integers of records the type that the table says: digits or `bigint`. JSON has them as numbers; those
 * that a number cannot hold have come as digits. Changes the records themselves, which nobody else has yet.
 */
export function restoreBigIntegers(records: readonly unknown[], node: SelectionNode): void {
  const wanted = wantedOf(node)
  const expands = node.expands.filter(({ related }) => related !== undefined && mayHoldIntegers(related))
  if (wanted.length === 0 && expands.length === 0) return
  const rows = records.filter(isRow)
  for (const row of rows) for (const [column, kind] of wanted) restore(row, column, kind)
  for (const { name, related } of expands) {
    const inner = rows.flatMap((row) => row[name] ?? [])
    if (related !== undefined) restoreBigIntegers(inner, related)
  }
}

function mayHoldIntegers(node: SelectionNode): boolean {
  return (
    wantedOf(node).length > 0 || node.expands.some(({ related }) => related !== undefined && mayHoldIntegers(related))
  )
}

/** The columns of 64-bit integers that a record may have. */
function wantedOf(node: SelectionNode): readonly (readonly [column: string, kind: IntegerKind])[] {
  const integers = integerColumns(node.kinds)
  const columns = node.columns.length > 0 ? node.columns.filter((column) => integers.has(bare(column))) : [...integers]
  return columns.flatMap((column) => {
    const kind = integerKind(node, column)
    return kind === undefined ? [] : [[column, kind] as const]
  })
}

/** A column without the alias or table before it. */
function bare(name: string): string {
  return name.slice(name.indexOf('.') + 1)
}

const columnsOf = new WeakMap<LiteralKinds, ReadonlySet<string>>()

/** The names that a column of 64-bit integers has in any table. There are few, and most records have none of them. */
function integerColumns(kinds: LiteralKinds): ReadonlySet<string> {
  const known = columnsOf.get(kinds)
  if (known !== undefined) return known
  const names = Object.keys(kinds).filter((name) => kinds[name] === 'int64' || kinds[name] === 'bigint')
  const columns = new Set(names.map(bare))
  columnsOf.set(kinds, columns)
  return columns
}

function restore(row: Row, column: string, kind: IntegerKind): void {
  const value = row[column]
  if (!isInteger(value)) return
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
