import { SaxesParser } from 'saxes'
import { CommandError } from '../command-error.js'
import { knownTable } from '../known-table.js'

/** What an export has to know of a FetchXML document. */
export interface FetchDocument {
  /** Logical name. */
  readonly table: string
  /** Names of its values, as records have them. */
  readonly columns: readonly string[]
}

interface Level {
  readonly table: string
  /** Before the columns of a linked table; nothing at the root, undefined where the service makes one up. */
  readonly prefix: string | undefined
}

/**
 * The table and the values that a document asks for. The columns of a linked table without an alias have names that the
 * service makes up: they are left out.
 */
export function readFetchDocument(text: string): FetchDocument {
  const parser = new SaxesParser()
  const levels: Level[] = []
  const columns: string[] = []
  let root: string | undefined
  parser.on('error', ({ message }) => {
    throw new CommandError(`The FetchXML is no XML: ${message}.`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const { name: named = '', alias } = attributes
    if (name === 'entity') {
      root ??= named
      levels.push({ table: named, prefix: '' })
    }
    if (name === 'link-entity') levels.push({ table: named, prefix: alias && `${alias}.` })
    const level = levels.at(-1)
    if (level === undefined) return
    if (name === 'attribute') columns.push(...columnOf(level, named, alias))
    if (name === 'all-attributes') columns.push(...allOf(level))
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'entity' || name === 'link-entity') levels.pop()
  })
  parser.write(text).close()
  if (root === undefined) throw new CommandError('The FetchXML has no entity.')
  return { table: root, columns: [...new Set(columns)] }
}

function columnOf({ table, prefix }: Level, name: string, alias: string | undefined): readonly string[] {
  if (alias !== undefined) return [alias]
  if (prefix === undefined) return []
  return [prefix === '' ? propertyOf(table, name) : `${prefix}${name}`]
}

function allOf({ table, prefix }: Level): readonly string[] {
  const readable = (knownTable(table)?.facts.columns ?? []).filter(({ read }) => read !== false)
  if (prefix === undefined) return []
  return readable.map(({ logicalName, property }) => (prefix === '' ? property : `${prefix}${logicalName}`))
}

/** `_x_value` for a lookup of a shipped table. */
export function propertyOf(table: string, name: string): string {
  const column = knownTable(table)?.facts.columns.find(({ logicalName }) => logicalName === name)
  return column?.property ?? name
}
