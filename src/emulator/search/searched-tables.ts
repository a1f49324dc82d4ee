import type { ColumnFacts, TableFacts } from '../../schema/index.js'
import type { Session, StoredRecord } from '../model.js'
import { tableIndex } from '../odata/table-index.js'
import { compileSearchFilter, partsFor } from './search-filter.js'
import { badSearch, type SearchedEntity, type SearchRequest } from './search-request.js'

/** Our choice: the tables of Sales and Customer Service that an index holds from the start. */
export const defaultTables = ['account', 'contact', 'lead', 'opportunity', 'incident', 'knowledgearticle']

/** A table that is searched. */
export interface SearchedTable {
  readonly facts: TableFacts
  /** Text columns that words are sought in. */
  readonly searched: readonly ColumnFacts[]
  /** Columns that are answered. */
  readonly selected: readonly ColumnFacts[]
  rows(): Iterable<StoredRecord>
}

/**
 * The tables of a search. One that is asked for without columns is searched by its name, and answers its name. Source:
 * "Dataverse search query", entities parameter. Our choice: where none is asked for, all texts are searched.
 */
export function searchedTables(session: Session, { entities, filter }: SearchRequest): readonly SearchedTable[] {
  const asked = entities ?? defaultTables.filter((name) => session.store.tables.has(name)).map((name) => ({ name }))
  return asked.map((entity) => searchedTable(session, entity, filter, entities !== undefined))
}

function searchedTable(
  session: Session,
  entity: SearchedEntity,
  shared: string | undefined,
  isAsked: boolean,
): SearchedTable {
  const facts = session.store.tables.get(entity.name)
  if (facts === undefined) throw badSearch(`The table '${entity.name}' is not searched.`)
  const { byLogicalName } = tableIndex(facts)
  const columnOf = (name: string) => {
    const column = byLogicalName.get(name)
    if (column === undefined) throw badSearch(`The table '${facts.logicalName}' has no column '${name}'.`)
    return column
  }
  const name = facts.primaryName === undefined ? [] : [columnOf(facts.primaryName)]
  const searched = entity.searchColumns?.map(columnOf) ?? (isAsked ? name : facts.columns.filter(isText))
  const other = searched.find((column) => !isText(column))
  if (other !== undefined) throw badSearch(`'${other.logicalName}' is not a text, and cannot be searched.`)
  const texts = [...(shared === undefined ? [] : partsFor(facts.logicalName, shared)), entity.filter ?? '']
  const filters = texts.filter((text) => text.trim() !== '').map((text) => compileSearchFilter(session, facts, text))
  return {
    facts,
    searched,
    selected: entity.selectColumns?.map(columnOf) ?? name,
    rows: () => [...session.store.all(facts.logicalName)].filter((row) => filters.every((matches) => matches(row))),
  }
}

export function isText({ type, read }: ColumnFacts): boolean {
  return (type === 'String' || type === 'Memo') && read !== false
}
