import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Reader } from '../odata/index.js'
import type { QueryBudget } from '../odata/query-budget.js'
import type { Truth } from '../odata/scope.js'
import { tableIndex } from '../odata/table-index.js'
import type { LinkNode } from './document.js'
import type { LinkBudget } from './link-budget.js'
import { badFetch, codes, noSuchAttribute } from './refuse.js'
import type { TableRows } from './table-rows.js'

/** A table in a query: the root, or one that a link joins. */
export interface Source {
  /** Its place in a frame. */
  readonly index: number
  /** Its alias, or the name that the service gives it. */
  readonly name: string
  /** False for a link whose alias the service made up. */
  readonly isNamed: boolean
  readonly facts: TableFacts
}

/** The rows of the sources by their index; null where an outer link found none. */
export type Frame = readonly (StoredRecord | null | undefined)[]

export type Test = (frame: Frame) => Truth

/** What all parts of a query share. */
export interface Context {
  readonly reader: Reader
  readonly rows: TableRows
  readonly links: LinkBudget
  readonly budget: QueryBudget
  /** How many sources there are so far. */
  sources: number
  /** How many links have no alias. */
  unnamed: number
  readonly aliases: Set<string>
  /** Compiles a link inside a filter. It stands here because filters and links hold each other. */
  compileLink(scope: Scope, parent: Source, link: LinkNode): Test
}

/** The sources that a condition can speak of. */
export type Scope = ReadonlyMap<string, Source>

export function extend(frame: Frame, { index }: Source, record: StoredRecord | null): Frame {
  const longer = frame.slice()
  longer[index] = record
  return longer
}

/** Source: protocol/error-codes.csv, QueryBuilderNoEntity. A table that Dataverse has and the emulator has not is one too. */
export function tableOf({ reader, rows }: Context, name: string): TableFacts {
  const facts = rows.facts(name)
  if (facts === undefined) throw badFetch(`The entity with a name = '${name}' was not found.`, codes.noEntity)
  reader.requireRead?.(facts)
  return facts
}

export function columnOf({ facts }: Source, name: string) {
  const column = tableIndex(facts).byLogicalName.get(name)
  if (column === undefined) throw noSuchAttribute(facts, name)
  return column
}

/** The link of an alias, as `valueof` says it. */
export function sourceIn(scope: Scope, alias: string): Source {
  const source = scope.get(alias)
  if (source === undefined) {
    throw badFetch(`No link-entity before this place has the alias '${alias}'.`, codes.noAlias)
  }
  return source
}

/**
 * The link that `entityname` says: by its alias, or by the name of its table when it has none. Source: reference of
 * `condition`. Our choice: a name that fits two links without an alias is refused.
 */
export function linkIn(scope: Scope, name: string): Source {
  if (scope.has(name)) return sourceIn(scope, name)
  const [link, other] = [...scope.values()].filter(({ isNamed, facts }) => !isNamed && facts.logicalName === name)
  if (link === undefined) return sourceIn(scope, name)
  if (other === undefined) return link
  throw badFetch(`More than one link-entity to '${name}' has no alias, so 'entityname' needs one.`, codes.noAlias)
}
