import { complexTypes } from './complex-types.js'
import { entityTypes } from './entity-types.js'
import type { MetadataType } from './metadata-type.js'

/** The members of a type and of those that it derives from: types by name. */
export interface TypeMembers {
  readonly properties: ReadonlyMap<string, string>
  readonly navigation: ReadonlyMap<string, string>
}

const none: TypeMembers = { properties: new Map(), navigation: new Map() }
const known = new Map<string, TypeMembers>()

/** No members where the type is no entity type and no complex type. */
export function membersOfType(name: string): TypeMembers {
  const kept = known.get(name)
  if (kept !== undefined) return kept
  const type = typeNamed(name)
  if (type === undefined) return none
  const base = type.base === undefined ? none : membersOfType(type.base)
  const members = {
    properties: new Map([...base.properties, ...ownProperties(type)]),
    navigation: new Map([...base.navigation, ...Object.entries(type.navigation ?? {})]),
  }
  known.set(name, members)
  return members
}

export function ownProperties({ properties }: MetadataType): readonly (readonly [name: string, type: string])[] {
  return Object.entries(properties).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const))
}

export function isEntityType(name: string): boolean {
  return Object.hasOwn(entityTypes, name)
}

/** Whether a type is the other or derives from it. */
export function isOfType(name: string, other: string): boolean {
  if (name === other) return true
  const base = isEntityType(name) ? entityTypes[name]?.base : undefined
  return base !== undefined && isOfType(base, other)
}

/** `Collection(x)` → `x` */
export function itemType(type: string): string {
  return /^Collection\((.+)\)$/.exec(type)?.[1] ?? type
}

export function isCollection(type: string): boolean {
  return type.startsWith('Collection(')
}

/** Properties that RetrieveMetadataChanges leaves out. Source: a real `$metadata` document. */
const unmirrored: ReadonlySet<string> = new Set(['AsyncJob', 'MaxSupportedValue', 'MinSupportedValue'])

export function isMirrored(property: string): boolean {
  return !unmirrored.has(property)
}

function typeNamed(name: string): MetadataType | undefined {
  if (isEntityType(name)) return entityTypes[name]
  return Object.hasOwn(complexTypes, name) ? complexTypes[name] : undefined
}
