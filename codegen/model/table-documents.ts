import type { NavigationFacts } from '../../src/schema/index.js'
import type { Csdl, TableDefinition } from '../read/index.js'
import { alternateKeysOf } from './alternate-keys.js'
import { propertiesAmong } from './attribute-properties.js'
import { collectionsOf, type OtherSide } from './collections.js'
import { isLookup, toColumn } from './column-document.js'
import { columnBehind, targetsOf, toCsdlColumn, typeOfProperty } from './csdl-columns.js'
import type { ColumnDocument, TableDocument } from './document.js'
import { navigationOf } from './navigation.js'
import { inOrder } from './order.js'
import { partyFactsOf } from './party-facts.js'
import { primaryKeyOf } from './primary-key.js'
import { relationshipsOf } from './relationships.js'
import { type Sources, sourceOf, type TableSource } from './table-source.js'

/**
 * Joins both kinds of document: names, spelling and navigation come from `$metadata`, the rest from the definitions.
 * Of `$metadata` stays what the definitions confirm, so a customizer's own additions fall away. A table that only one
 * of them has comes from that one. `tables` are the logical names to make; without it, those of the definitions.
 */
export function toDocuments(
  csdl: Csdl,
  definitions: readonly TableDefinition[],
  tables: readonly string[] = definitions.map((one) => one.LogicalName),
): readonly TableDocument[] {
  const sources: Sources = {
    csdl,
    definitions: new Map(definitions.map((one) => [one.LogicalName, one])),
    relationships: relationshipsOf(definitions),
    tables: new Set(tables),
  }
  const parts = inOrder([...sources.tables], (name) => name).map((name) => partOf(sourceOf(name, sources), sources))
  const sides = new Map(parts.map((part) => [part.source.name, sideOf(part)]))
  return parts.map((part) => toDocument(part, sides, sources))
}

interface Part {
  readonly source: TableSource
  readonly primaryKey: string
  readonly columns: readonly ColumnDocument[]
  readonly navigation: readonly NavigationFacts[]
}

function partOf(source: TableSource, { relationships }: Sources): Part {
  const { definition, members } = source
  const primaryKey = primaryKeyOf(source)
  const defined = definition?.Attributes?.length ? definedColumns(source, definition) : undefined
  const pointers = new Set(defined?.filter(isPointer).map((one) => one.logicalName) ?? pointersAmong(source))
  pointers.delete(primaryKey)
  const navigation = navigationOf(source, primaryKey, pointers, relationships)
  const siblings = new Set(members.properties.map((property) => property.name))
  const columns = defined
    ? defined.map((column) => withTargets(column, navigation))
    : members.properties.map((property) => toCsdlColumn(property, siblings, navigation))
  return { source, primaryKey, columns: inOrder(columns, (column) => column.logicalName), navigation }
}

function definedColumns(source: TableSource, definition: TableDefinition): readonly ColumnDocument[] {
  const properties = new Map(source.members.properties.map((one) => [one.name.toLowerCase(), one]))
  return propertiesAmong(definition, source, properties).map((attribute) => toColumn(attribute, properties))
}

/** `stageid` is no lookup but leads to a `processstage`; the key of an activity leads only to the activity itself. */
function isPointer({ type }: ColumnDocument): boolean {
  return isLookup(type) || type === 'Uniqueidentifier'
}

function pointersAmong({ members }: TableSource): readonly string[] {
  const guids = members.properties.filter(({ type }) => typeOfProperty(type) === 'Uniqueidentifier')
  return guids.map((property) => columnBehind(property).logicalName)
}

function withTargets(column: ColumnDocument, navigation: readonly NavigationFacts[]): ColumnDocument {
  if (!isLookup(column.type) || column.targets?.length) return column
  const targets = targetsOf(column.logicalName, navigation)
  return targets ? { ...column, targets } : column
}

function sideOf({ source, navigation }: Part): OtherSide {
  const collections = source.members.navigation.filter((one) => one.collection)
  return {
    navigation: new Map(navigation.map((one) => [one.name, one])),
    collections: new Set(collections.map((one) => one.name)),
  }
}

function toDocument(
  { source, primaryKey, columns, navigation }: Part,
  sides: ReadonlyMap<string, OtherSide>,
  sources: Sources,
): TableDocument {
  const { name, definition, lineage } = source
  const primaryName =
    definition?.PrimaryNameAttribute ?? definition?.Attributes?.find((one) => one.IsPrimaryName)?.LogicalName
  const alternateKeys = alternateKeysOf(source, columns)
  const parties = definition ? partyFactsOf(definition) : []
  return {
    logicalName: name,
    schemaName: definition?.SchemaName ?? name,
    entitySetName: setOf(name, sources) ?? name,
    primaryKey,
    ...(primaryName && { primaryName }),
    ...(definition?.ObjectTypeCode && { objectTypeCode: definition.ObjectTypeCode }),
    isActivity: definition?.IsActivity ?? lineage.some((type) => type.name === 'activitypointer'),
    ownership: definition?.OwnershipType ?? ownershipOf(columns),
    label: definition?.DisplayName ?? '',
    ...(alternateKeys && { alternateKeys }),
    columns,
    navigation,
    collections: collectionsOf(source, sides, sources.relationships),
    targetSets: targetSets(sources, columns),
    ...(parties.length > 0 && { parties }),
  }
}

/** As the columns tell it, where no definition says so. */
function ownershipOf(columns: readonly ColumnDocument[]): string {
  if (columns.some((column) => column.type === 'Owner')) return 'UserOwned'
  return columns.some((column) => column.logicalName === 'organizationid') ? 'OrganizationOwned' : 'None'
}

function targetSets(sources: Sources, columns: readonly ColumnDocument[]): Readonly<Record<string, string>> {
  const targets = [...new Set(columns.flatMap((column) => column.targets ?? []))].sort()
  return Object.fromEntries(
    targets.flatMap((target) => {
      const set = setOf(target, sources)
      return set ? [[target, set]] : []
    }),
  )
}

function setOf(table: string, { csdl, definitions }: Sources): string | undefined {
  return csdl.sets.get(table) ?? definitions.get(table)?.EntitySetName ?? undefined
}
