import {
  type Csdl,
  type CsdlMembers,
  type CsdlType,
  type DeclaredNavigation,
  lineageOf,
  membersOf,
  type TableDefinition,
} from '../read/index.js'
import { columnBehind } from './csdl-columns.js'
import type { Relationships } from './relationships.js'

/** All that was read, for the making of table documents. */
export interface Sources {
  readonly csdl: Csdl
  readonly definitions: ReadonlyMap<string, TableDefinition>
  readonly relationships: Relationships
  /** Logical names of the tables to make. */
  readonly tables: ReadonlySet<string>
}

/** What the documents say of one table. */
export interface TableSource {
  readonly name: string
  readonly definition: TableDefinition | undefined
  /** The table's type in `$metadata` and its base types; empty where it has none. */
  readonly lineage: readonly CsdlType[]
  readonly members: CsdlMembers
}

export function sourceOf(name: string, sources: Sources): TableSource {
  const definition = sources.definitions.get(name)
  const lineage = lineageOf(sources.csdl, name)
  const declared = membersOf(sources.csdl, name)
  const known = new Set(declared.navigation.map((one) => one.name))
  const told = [name, ...basesOf(name, definition)].flatMap((declaredBy) =>
    sources.relationships.navigationOf(declaredBy).map((one) => ({ ...one, declaredBy })),
  )
  const missing = told.filter((one) => !known.has(one.name) && isMissing(one, lineage, declared, sources))
  return { name, definition, lineage, members: { ...declared, navigation: [...declared.navigation, ...missing] } }
}

/** To a table of `$metadata` the definitions add what leads to tables that it has not, or over lookups that it has not. */
function isMissing(
  { name, declaredBy, target, collection }: DeclaredNavigation,
  lineage: readonly CsdlType[],
  { properties }: CsdlMembers,
  { csdl, tables, relationships }: Sources,
): boolean {
  if (lineage.length === 0 || (tables.has(target) && !csdl.types.has(target))) return true
  if (collection) return false
  const lookup = relationships.manyToOne(declaredBy, name)?.ReferencingAttribute
  return !properties.some((one) => columnBehind(one).logicalName === lookup)
}

/** Definitions do not say what a table inherits. Source: protocol/metadata.md 11.1. */
function basesOf(name: string, definition: TableDefinition | undefined): readonly string[] {
  if (name === 'systemuser' || name === 'team') return ['owner']
  return definition?.IsActivity && name !== 'activitypointer' ? ['activitypointer'] : []
}

/** The answer of `RetrieveMetadataChanges` has empty lists where nothing was asked for. */
export function isSilent(definition: TableDefinition): boolean {
  const { Keys, ManyToOneRelationships, OneToManyRelationships, ManyToManyRelationships } = definition
  return [Keys, ManyToOneRelationships, OneToManyRelationships, ManyToManyRelationships].every(
    (list) => list?.length === 0,
  )
}
