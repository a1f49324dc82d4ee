import type { Column, ColumnName, Filterable, Read, TableType } from '../schema/index.js'

/**
 * Columns that records can be grouped by: what is compared with a list, yes or no, and days. The service does not group by
 * instants, images, files and text of many lines.
 */
type Groupable = Column<unknown, unknown> &
  (
    | { readonly in: unknown }
    | { readonly containValues: unknown }
    | Column<boolean | null, unknown>
    | { readonly today: unknown; readonly lastXHours?: never }
  )

export type GroupName<Type extends TableType> = {
  [C in ColumnName<Type>]: Type['columns'][C] extends Groupable ? C : never
}[ColumnName<Type>]

/** Names of the caller's, each for a column that is reached through lookups. */
export type Walks<Type extends TableType> = Readonly<Record<string, (table: Filterable<Type>) => Groupable>>

/** The columns that records are grouped by. */
export type KeysOf<Type extends TableType, Name extends keyof Type['columns']> = {
  readonly [C in Name]: Read<Type['columns'][C]>
}

/** What is reached through a lookup may not be there. */
export type ReachedBy<Reached> = {
  readonly [Name in keyof Reached]: Reached[Name] extends (table: never) => infer Kind ? Read<Kind> | null : never
}
