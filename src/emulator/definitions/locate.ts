import { isGuid } from '../../schema/index.js'
import { badQuery, readLiteral } from '../odata/index.js'
import { catalogueOf } from './catalogue.js'
import { type Definition, isMany, propertyOf, relatedTo } from './definition.js'
import { definitionKeys } from './definition-keys.js'
import type { Tables } from './own-members.js'
import { noDefinition, noSegment } from './refuse.js'
import { isCollection, isEntityType, isOfType, itemType, membersOfType } from './type-members.js'

/** A segment of a path below the service's root. */
export interface PathSegment {
  readonly name: string
  /** What stands in parentheses after it. */
  readonly key?: string
}

/** What a path leads to. */
export type Place =
  | { readonly kind: 'many'; readonly path: string; readonly type: string; readonly definitions: readonly Definition[] }
  | OnePlace
  /** `isRaw`: its bare text is asked for. */
  | { readonly kind: 'property'; readonly path: string; readonly value: unknown; readonly isRaw: boolean }

interface OnePlace {
  readonly kind: 'one'
  readonly path: string
  readonly type: string
  readonly definition: Definition | null
  /** As a context shows it when the path goes on. */
  readonly key?: string
}

const namespace = 'Microsoft.Dynamics.CRM.'

/** Source: protocol/metadata.md 11.2. */
const roots: Readonly<Record<string, { readonly type: string; of(tables: Tables): readonly Definition[] }>> = {
  EntityDefinitions: { type: 'EntityMetadata', of: (tables) => catalogueOf(tables).tables() },
  RelationshipDefinitions: {
    type: 'RelationshipMetadataBase',
    of: (tables) => catalogueOf(tables).relationships(),
  },
  GlobalOptionSetDefinitions: {
    type: 'OptionSetMetadataBase',
    of: (tables) => catalogueOf(tables).globalOptionSets(),
  },
}

export function isDefinitionSet(name: string): boolean {
  return Object.hasOwn(roots, name)
}

/** Follows a path from one of the sets of definitions. */
export function locateDefinitions(tables: Tables, [first, ...others]: readonly PathSegment[]): Place {
  const root = first && roots[first.name]
  if (first === undefined || root === undefined) throw noSegment(first?.name ?? '')
  const start = atKey({ kind: 'many', path: first.name, type: root.type, definitions: root.of(tables) }, first.key)
  return others.reduce(follow, start)
}

function follow(place: Place, { name, key }: PathSegment): Place {
  if (place.kind === 'property') return intoProperty(place, name)
  if (name.startsWith(namespace)) return atKey(cast(place, name.slice(namespace.length)), key)
  if (place.kind === 'many') throw noSegment(name)
  const { type, definition } = place
  if (definition === null) throw noDefinition(`what stands before '${name}'`)
  const path = `${place.path}${place.key === undefined ? '' : `(${place.key})`}/${name}`
  const target = membersOfType(type).navigation.get(name)
  if (target !== undefined) {
    const related = relatedTo(definition, name)
    if (isCollection(target) || isMany(related)) {
      const definitions = isMany(related) ? related : []
      return atKey({ kind: 'many', path, type: itemType(target), definitions }, key)
    }
    if (key !== undefined) throw noSegment(name)
    return { kind: 'one', path, type: target, definition: related }
  }
  const propertyType = membersOfType(type).properties.get(name)
  if (propertyType === undefined || key !== undefined) throw noSegment(name)
  return { kind: 'property', path, value: propertyOf(definition, name, propertyType), isRaw: false }
}

function intoProperty(place: Extract<Place, { kind: 'property' }>, name: string): Place {
  const { value, path, isRaw } = place
  if (isRaw) throw noSegment(name)
  if (name === '$value') return { ...place, isRaw: true }
  const part = typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name) : undefined
  if (part === undefined) throw noSegment(name)
  return { kind: 'property', path: `${path}/${name}`, value: part.value, isRaw: false }
}

/** Source: protocol/metadata.md 11.2: each kind of choice is read by itself. */
function cast(place: Exclude<Place, { kind: 'property' }>, type: string): Exclude<Place, { kind: 'property' }> {
  if (!isEntityType(type) || !isOfType(type, place.type)) throw noSegment(`${namespace}${type}`)
  if (type === 'EnumAttributeMetadata') throw badQuery(`Definitions cannot be cast to the abstract type '${type}'.`)
  const path = `${place.path}/${namespace}${type}`
  if (place.kind === 'many') {
    return { ...place, path, type, definitions: place.definitions.filter((one) => isOfType(one.type, type)) }
  }
  if (place.definition !== null && !isOfType(place.definition.type, type)) {
    throw noDefinition(`a definition of type '${type}' at '${place.path}'`)
  }
  // A key stands before the type that the definition is cast to.
  const keyed = place.key === undefined ? path : `${place.path}(${place.key})/${namespace}${type}`
  return { ...place, path: keyed, type }
}

function atKey(
  place: Exclude<Place, { kind: 'property' }>,
  key: string | undefined,
): Exclude<Place, { kind: 'property' }> {
  if (key === undefined) return place
  if (place.kind === 'one') throw noSegment(`${place.path}(${key})`)
  const { path, type, definitions } = place
  const { matches, shown } = parseKey(type, key)
  const definition = definitions.find(matches)
  if (definition === undefined) throw noDefinition(`a definition with the key ${key} in '${path}'`)
  return { kind: 'one', path, type, definition, key: shown }
}

function parseKey(type: string, text: string): { matches(definition: Definition): boolean; shown: string } {
  if (isGuid(text.trim())) {
    const id = text.trim().toLowerCase()
    return { matches: (definition) => definition.id === id, shown: id }
  }
  const [, name, value = ''] = /^\s*(\w+)\s*=(.+)$/s.exec(text) ?? []
  const literal = readLiteral(value)
  if (name === 'MetadataId' && literal?.type === 'guid') {
    return { matches: (definition) => definition.id === literal.value, shown: literal.value }
  }
  const isKey = Object.entries(definitionKeys).some(([owner, property]) => isOfType(type, owner) && property === name)
  if (name === undefined || !isKey || literal?.type !== 'text') {
    throw badQuery(`'${text}' is no key of a definition: it is found by its MetadataId or by its name.`)
  }
  return { matches: ({ values }) => values[name] === literal.value, shown: `'${literal.value}'` }
}
