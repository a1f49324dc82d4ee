import type { StoredRecord } from '../../model.js'
import { type CompiledPath, compilePath } from '../compile-path.js'
import { DecimalSum } from '../decimal-sum.js'
import { IntegerSum } from '../integer-sum.js'
import { badQuery } from '../refuse.js'
import type { Scope } from '../scope.js'
import { type Comparable, kindOf } from '../value-kind.js'
import type { AggregateText, Method } from './parse-apply.js'

/** A value of each group, looked up: a column's sum, average, least or greatest. */
export interface Aggregate {
  readonly alias: string
  /** Absent for the number of rows. */
  readonly of?: { readonly compiled: CompiledPath; readonly method: Method }
}

/** What a group's rows come to; without a value in any of them it is undefined. */
export interface Outcome {
  readonly value: Comparable
  /** A row that has the value, or for a sum or an average one of those that went into it. */
  readonly record: StoredRecord
}

const summable: ReadonlySet<string> = new Set(['BigInt', 'Decimal', 'Double', 'Integer', 'Money'])

/** Our choice: sums and averages are of numbers that are no choices, least and greatest of them and of dates. */
export function compileAggregate(scope: Scope, { of, alias }: AggregateText): Aggregate {
  if (of === undefined) return { alias }
  const compiled = compilePath(scope, of.path.split('/'))
  const { column } = compiled
  const kind = kindOf(column)
  const isDate = kind === 'instant' || kind === 'day'
  const isOrdered = of.method === 'min' || of.method === 'max'
  if (!summable.has(column.type) && !(isOrdered && isDate)) {
    throw badQuery(`'${of.method}' does not apply to '${column.property}' of type ${column.type}.`)
  }
  return { alias, of: { compiled, method: of.method } }
}

/** Rows without a value do not count. Source: protocol/query.md 4.5, by analogy. */
export function outcomeOf(
  { compiled, method }: NonNullable<Aggregate['of']>,
  rows: readonly StoredRecord[],
): Outcome | undefined {
  return method === 'min' || method === 'max' ? extreme(compiled, method, rows) : total(compiled, method, rows)
}

function extreme({ read, record }: CompiledPath, method: 'min' | 'max', rows: readonly StoredRecord[]) {
  let found: { value: Comparable; row: StoredRecord } | undefined
  for (const row of rows) {
    const value = read([row])
    if (value === null) continue
    if (found === undefined || (method === 'min' ? value < found.value : value > found.value)) found = { value, row }
  }
  const holder = found && record([found.row])
  return found && holder && { value: found.value, record: holder }
}

function total({ column, read, record }: CompiledPath, method: 'sum' | 'average', rows: readonly StoredRecord[]) {
  const total = column.type === 'BigInt' ? new IntegerSum() : new DecimalSum()
  let holder: StoredRecord | undefined
  for (const row of rows) {
    const value = read([row])
    if (value === null) continue
    holder ??= record([row])
    total.add(typeof value === 'bigint' ? value : Number(value))
  }
  return holder && { value: total[method], record: holder }
}
