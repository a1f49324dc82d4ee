import { Refusal } from '../../model.js'
import { badQuery } from '../../odata/index.js'
import { catalogueOf } from '../catalogue.js'
import { type Definition, isMany, relatedTo } from '../definition.js'
import { entityTypes } from '../entity-types.js'
import { lazy } from '../lazy.js'
import type { Tables } from '../own-members.js'
import { isOfType, membersOfType } from '../type-members.js'
import { compileCriteria } from './condition.js'
import { type ChangesQuery, type PartQuery, parseChangesQuery } from './query.js'
import { versionStamp } from './version-stamp.js'
import { writeComplex } from './write-complex.js'

const namespace = 'Microsoft.Dynamics.CRM.'

/** The parameters of RetrieveMetadataChanges that the answer depends on; what is null was not given. */
export interface ChangesInput {
  /** As JSON. */
  readonly query: unknown
  readonly clientVersionStamp: string | null
}

/**
 * Everything that the query finds, or, to a caller that has the current stamp, nothing: an emulator's definitions do not
 * change. Source: protocol/metadata.md 11.4.
 */
export function retrieveChanges(tables: Tables, { query: value, clientVersionStamp }: ChangesInput) {
  const query = parseChangesQuery(value)
  const found = findTables(tables, query)
  const stamp = versionStamp(tables)
  if (clientVersionStamp === null) return { ServerVersionStamp: stamp, DeletedMetadata: null, EntityMetadata: found() }
  if (clientVersionStamp !== stamp) {
    throw new Refusal(400, '0x80044352', 'The version stamp associated with the client has expired.')
  }
  const nothing = { Count: 0, IsReadOnly: false, Keys: [], Values: [] }
  return { ServerVersionStamp: stamp, DeletedMetadata: nothing, EntityMetadata: [] }
}

const columnTypes = lazy(() => Object.keys(entityTypes).filter((type) => isOfType(type, 'AttributeMetadata')))

/** The lists of a table's definition and the part of the query that each of them obeys. */
const lists: readonly (readonly [name: string, part: Exclude<keyof ChangesQuery, 'languages' | 'tables'>])[] = [
  ['Attributes', 'columns'],
  ['ManyToManyRelationships', 'relationships'],
  ['ManyToOneRelationships', 'relationships'],
  ['OneToManyRelationships', 'relationships'],
  ['Keys', 'keys'],
]

/** A query that cannot be read is refused before anything is looked for. */
function findTables(tables: Tables, query: ChangesQuery): () => readonly unknown[] {
  const parts = {
    tables: partOf(query.tables, ['EntityMetadata']),
    columns: partOf(query.columns, columnTypes()),
    relationships: partOf(query.relationships, ['OneToManyRelationshipMetadata', 'ManyToManyRelationshipMetadata']),
    keys: partOf(query.keys, ['EntityKeyMetadata']),
  }
  const languages = query.languages ? { languages: query.languages } : {}
  const isAsked = (list: string) => query.tables.properties === undefined || query.tables.properties.has(list)
  const writeTable = (table: Definition) => ({
    ...writeComplex(table, { ...parts.tables.wanted, ...languages }),
    ...Object.fromEntries(
      lists.map(([list, name]) => {
        const { matches, wanted } = parts[name]
        const related = isAsked(list) ? relatedTo(table, list) : null
        const kept = isMany(related) ? related.filter(matches) : []
        return [list, kept.map((one) => ({ ...typeOf(one), ...writeComplex(one, { ...wanted, ...languages }) }))]
      }),
    ),
  })
  return () => catalogueOf(tables).tables().filter(parts.tables.matches).map(writeTable)
}

function partOf({ criteria, properties }: PartQuery, types: readonly string[]) {
  for (const name of properties ?? []) requireProperty(types, name)
  return { matches: compileCriteria(types, criteria), wanted: properties === undefined ? {} : { properties } }
}

function requireProperty(types: readonly string[], name: string): void {
  const isKnown = types.map(membersOfType).some((one) => one.properties.has(name) || one.navigation.has(name))
  if (!isKnown) throw badQuery(`Could not find a property named '${name}' on type '${namespace}${types[0]}'.`)
}

/** Only columns are of more than one kind; the plainest kind is not named. */
function typeOf({ type }: Definition): Readonly<Record<string, string>> {
  const isNamed = type !== 'AttributeMetadata' && isOfType(type, 'AttributeMetadata')
  return isNamed ? { '@odata.type': `#${namespace}Complex${type}` } : {}
}
