import type { Column, ColumnName, Condition, Filterable, Read, TableType } from '../schema/index.js'

/** Columns that records can be grouped by: the service does not group by an instant. */
export type GroupName<Type extends TableType> = {
  [C in ColumnName<Type>]: Type['columns'][C] extends { lastXHours(hours: number): Condition } ? never : C
}[ColumnName<Type>]

/** Names of the caller's, each for a column that is reached through lookups. */
export type Walks<Type extends TableType> = Readonly<
  Record<string, (table: Filterable<Type>) => Column<unknown, unknown>>
>

/** The columns that records are grouped by. */
export type KeysOf<Type extends TableType, Name extends keyof Type['columns']> = {
  readonly [C in Name]: Read<Type['columns'][C]>
}

/** What is reached through a lookup may not be there. */
export type ReachedBy<Reached> = {
  readonly [Name in keyof Reached]: Reached[Name] extends (table: never) => infer Kind ? Read<Kind> | null : never
}
