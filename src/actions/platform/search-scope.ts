import { UsageError } from '../../errors/index.js'
import { nameText } from '../../operation/index.js'
import { conditionText } from '../../query/index.js'
import type { ColumnName, Condition, Filterable, Table, TableType } from '../../schema/index.js'

/** What to search in a table, and what to bring of it. */
export interface SearchScopeOptions<Type extends TableType> {
  /** Columns to bring; the primary name when absent. */
  readonly selectColumns?: readonly ColumnName<Type>[] | undefined
  /** Columns to search in; the primary name when absent. */
  readonly searchColumns?: readonly ColumnName<Type>[] | undefined
  /** A condition on columns of the table itself, by comparisons; or the text of one. */
  readonly filter?: ((table: Filterable<Type>) => Condition) | string | undefined
}

/** A table to search in. */
export interface SearchScope {
  readonly name: string
  readonly selectColumns?: readonly string[]
  readonly searchColumns?: readonly string[]
  readonly filter?: string
}

/**
 * A table to search in, with the columns that matter.
 *
 * A lookup's `_x_value` goes out as `x`, which is its name in the search index.
 * Source: "Dataverse search query", entities parameter.
 *
 * @example
 * const open = searchIn(lead, { selectColumns: ['fullname'], filter: (l) => l.statecode.eq(LeadState.Open) })
 * const { records } = await crm.execute(searchRecords({ search: 'maria', entities: [account, open] }))
 */
export function searchIn<Type extends TableType>(table: Table<Type>, options: SearchScopeOptions<Type>): SearchScope {
  const { selectColumns, searchColumns, filter } = options
  return Object.freeze({
    name: nameText(table.name),
    ...(selectColumns !== undefined && { selectColumns: columnNames(selectColumns, 'selectColumns') }),
    ...(searchColumns !== undefined && { searchColumns: columnNames(searchColumns, 'searchColumns') }),
    ...(filter !== undefined && { filter: typeof filter === 'string' ? filter : filterText(table, filter) }),
  })
}

/** The tables to search in, as the operations take them: JSON in a text. */
export function searchEntities(entities: readonly (Table | SearchScope | string)[] | undefined): string | undefined {
  if (entities === undefined) return undefined
  if (!Array.isArray(entities) || entities.length === 0)
    throw new UsageError('entities takes a list of tables, at least one.')
  return JSON.stringify(entities.map(toScope))
}

function toScope(entity: Table | SearchScope | string): SearchScope {
  if (typeof entity === 'string') return { name: nameText(entity) }
  return 'entitySetName' in entity ? { name: nameText(entity.name) } : entity
}

function columnNames(columns: readonly string[], name: string): readonly string[] {
  if (columns.length === 0) throw new UsageError(`${name} takes at least one column.`)
  return columns.map((column) => /^_(.+)_value$/.exec(nameText(column))?.[1] ?? column)
}

/** A path, a lookup's column, or a call other than `not`, outside of the texts that are compared with. */
const unknownToSearch = /\/|\b_\w+_value\b|\b(?!not\b|and\b|or\b)[\w.]+ ?\(/

/** Search compares with `eq ne gt ge lt le` and joins with `and or not`: nothing else of the query language is in it. */
function filterText<Type extends TableType>(table: Table<Type>, build: (table: Filterable<Type>) => Condition): string {
  const text = conditionText(table, build)
  if (!unknownToSearch.test(text.replace(/'(?:[^']|'')*'/g, "''"))) return text
  throw new UsageError(
    `A search in ${table.name} is filtered by comparisons of its own columns only, no lookups among them: give another filter as text.`,
  )
}
