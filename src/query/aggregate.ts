import { nameText } from '../operation/index.js'
import type { Condition, Read, TableType, Write } from '../schema/index.js'

/** The values of a column, made one. */
export interface Aggregate<Method extends string, Column extends string> {
  readonly method: Method
  readonly column: Column
}

/** How many records there are. */
export interface RecordCount {
  readonly method: 'count'
}

/**
 * Adds up a column of numbers or of money. Money of several currencies is added up right in a `…_base` column only. Columns
 * of 64-bit integers are not taken: a number does not hold their sum.
 */
export function sum<const Column extends string>(column: Column): Aggregate<'sum', Column> {
  return of('sum', column)
}

/** The average of a column of numbers or of money; records without a value do not count. */
export function average<const Column extends string>(column: Column): Aggregate<'average', Column> {
  return of('average', column)
}

/** The least value of a column of numbers, money or dates. */
export function min<const Column extends string>(column: Column): Aggregate<'min', Column> {
  return of('min', column)
}

/** The greatest value of a column of numbers, money or dates. */
export function max<const Column extends string>(column: Column): Aggregate<'max', Column> {
  return of('max', column)
}

/** Counts the records, those without values too. */
export function count(): RecordCount {
  return Object.freeze({ method: 'count' } as const)
}

function of<Method extends string, Column extends string>(method: Method, column: Column): Aggregate<Method, Column> {
  nameText(column)
  return Object.freeze({ method, column })
}

/** Columns whose kind meets a test. Worked out for a table only where one of its queries is aggregated. */
type Summable<Columns> = {
  [C in keyof Columns]: number extends Read<Columns[C]> ? C : never
}[keyof Columns] &
  string
/** Of 64 bits. */
type BigIntegers<Columns> = {
  [C in keyof Columns]: bigint extends Write<Columns[C]> ? C : never
}[keyof Columns] &
  string
type Dated<Columns> = {
  [C in keyof Columns]: Columns[C] extends { today(): Condition } ? C : never
}[keyof Columns] &
  string

/** What can be asked about the records of a table: each method takes the columns that the service takes. */
export type AggregateOf<Type extends TableType> =
  | Aggregate<'sum' | 'average', Summable<Type['columns']>>
  | Aggregate<'min' | 'max', Summable<Type['columns']> | BigIntegers<Type['columns']> | Dated<Type['columns']>>
  | RecordCount

/** What comes of each aggregate. */
export type AggregateResults<Type extends TableType, Aggregates> = {
  readonly [Alias in keyof Aggregates]: Aggregates[Alias] extends RecordCount
    ? number
    : Aggregates[Alias] extends Aggregate<'sum' | 'average', string>
      ? number | null
      : Aggregates[Alias] extends Aggregate<string, infer Column extends string & keyof Type['columns']>
        ? Read<Type['columns'][Column]> | null
        : never
}

/** Names that a result may not have, because a column has them. */
export type NoColumns<Type extends TableType, Names> = { readonly [C in Names & keyof Type['columns']]: never }
