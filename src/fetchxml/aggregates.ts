import { nameText } from '../operation/index.js'
import type { Aggregate, AggregateOf, RecordCount } from '../query/index.js'
import type { ColumnName, Read, TableType } from '../schema/index.js'

/** How many values a column has. */
export interface CountedColumn<Column extends string> {
  readonly method: 'countcolumn'
  readonly column: Column
  readonly isDistinct: boolean
}

/** Counts the records that have a value in the column, or the different values. Wire: `countcolumn`. */
export function countColumn<const Column extends string>(
  column: Column,
  { distinct = false }: { readonly distinct?: boolean } = {},
): CountedColumn<Column> {
  nameText(column)
  return Object.freeze({ method: 'countcolumn', column, isDistinct: distinct })
}

/** What can be asked about the records of a table: what OData knows, and `countColumn`. */
export type FetchAggregateOf<Type extends TableType> = AggregateOf<Type> | CountedColumn<ColumnName<Type>>

/** Alias → figure. */
export type AggregateRow<Type extends TableType, Aggregates> = {
  readonly [Alias in keyof Aggregates]: Aggregates[Alias] extends RecordCount | CountedColumn<string>
    ? number
    : Aggregates[Alias] extends Aggregate<'sum' | 'average', string>
      ? number | null
      : Aggregates[Alias] extends Aggregate<string, infer Column extends string & keyof Type['columns']>
        ? Read<Type['columns'][Column]> | null
        : never
}
