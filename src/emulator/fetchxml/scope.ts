import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { Refusal } from '../model.js'
import type { Reader } from '../odata/index.js'
import type { Truth } from '../odata/scope.js'
import { tableIndex } from '../odata/table-index.js'
import type { LinkNode } from './document.js'
import { badFetch, codes, noSuchAttribute } from './refuse.js'
import type { TableRows } from './table-rows.js'

/** A table in a query: the root, or one that a link joins. */
export interface Source {
  /** Its place in a frame. */
  readonly index: number
  /** Its alias, or the name that the service gives it. */
  readonly name: string
  readonly facts: TableFacts
}

/** The rows of the sources by their index; null where an outer link found none. */
export type Frame = readonly (StoredRecord | null | undefined)[]

export type Test = (frame: Frame) => Truth

/** What all parts of a query share. */
export interface Context {
  readonly reader: Reader
  readonly rows: TableRows
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
export function tableOf({ rows }: Context, name: string): TableFacts {
  const facts = rows.facts(name)
  if (facts === undefined) throw badFetch(`The entity with a name = '${name}' was not found.`, codes.noEntity)
  return facts
}

export function columnOf({ facts }: Source, name: string) {
  const column = tableIndex(facts).byLogicalName.get(name)
  if (column === undefined) throw noSuchAttribute(facts, name)
  return column
}

export function sourceIn(scope: Scope, name: string): Source {
  const source = scope.get(name)
  if (source === undefined) {
    throw badFetch(`No link-entity before this place has the alias '${name}'.`, codes.noAlias)
  }
  return source
}

/** Source: protocol/errors-and-limits.md 6.4 for the code. Our choice: a bound in place of the time, and the text. */
export function timedOut(most: number): Refusal {
  return new Refusal(500, '0x80044151', `SQL timeout expired: the links lead to more than ${most} rows.`)
}
