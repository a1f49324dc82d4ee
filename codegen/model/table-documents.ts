import type { CollectionFacts, NavigationFacts } from '../../src/schema/index.js'
import { type Csdl, type CsdlNavigation, membersOf, type TableDefinition } from '../read/index.js'
import { isLookup, toColumn } from './column-document.js'
import type { ColumnDocument, TableDocument } from './document.js'
import { inOrder } from './order.js'

/** Every owner is reached through this one. */
const owner = 'owner'
const ownerType = 'principal'

/**
 * Joins both documents: names, spelling and navigation come from `$metadata`, the rest from the definitions.
 * Of `$metadata` stays what the definitions confirm, so a customizer's own additions fall away.
 */
export function toDocuments(csdl: Csdl, definitions: readonly TableDefinition[]): readonly TableDocument[] {
  const byName = new Map(definitions.map((one) => [one.LogicalName, one]))
  const parts = new Map(definitions.map((one) => [one.LogicalName, withNavigation(csdl, one, byName)]))
  return inOrder([...parts.values()], (part) => part.definition.LogicalName).map((part) => ({
    logicalName: part.definition.LogicalName,
    schemaName: part.definition.SchemaName,
    entitySetName: csdl.sets.get(part.definition.LogicalName) ?? part.definition.EntitySetName,
    primaryKey: part.definition.PrimaryIdAttribute,
    ...(part.definition.PrimaryNameAttribute && { primaryName: part.definition.PrimaryNameAttribute }),
    ...(part.definition.ObjectTypeCode && { objectTypeCode: part.definition.ObjectTypeCode }),
    isActivity: part.definition.IsActivity,
    ownership: part.definition.OwnershipType,
    label: part.definition.DisplayName,
    ...(part.definition.Keys?.length && { alternateKeys: part.definition.Keys.map((key) => key.KeyAttributes) }),
    columns: part.columns,
    navigation: part.navigation,
    collections: collectionsOf(csdl, part.definition, parts),
    targetSets: targetSets(csdl, part.columns),
  }))
}

interface Part {
  readonly definition: TableDefinition
  readonly columns: readonly ColumnDocument[]
  readonly navigation: readonly NavigationFacts[]
}

function withNavigation(csdl: Csdl, definition: TableDefinition, all: ReadonlyMap<string, TableDefinition>): Part {
  const members = membersOf(csdl, definition.LogicalName)
  const spelling = new Map(members.properties.map(({ name }) => [name.toLowerCase(), name]))
  const attributes = definition.Attributes.filter((attribute) => attribute.IsValidODataAttribute)
  const columns = inOrder(
    attributes.map((attribute) => toColumn(attribute, spelling)),
    (column) => column.logicalName,
  )
  const pointers = columns.filter((column) => pointsElsewhere(column, definition))
  const lookups = new Map(pointers.map((column) => [column.logicalName, column]))
  const single = members.navigation.filter((one) => !one.collection)
  const navigation = single.flatMap((one) => {
    const lookup = lookups.get(lookupBehind(one, all.get(one.declaredBy)))
    return lookup ? [toNavigation(one, lookup.logicalName)] : []
  })
  const own = new Set(single.filter((one) => one.declaredBy === definition.LogicalName).map((one) => one.name))
  return { definition, columns, navigation: inOrder(navigation, (one) => `${own.has(one.name) ? 0 : 1}${one.name}`) }
}

/** `stageid` is no lookup but leads to a `processstage`; the key of an activity leads only to the activity itself. */
function pointsElsewhere(column: ColumnDocument, definition: TableDefinition): boolean {
  if (column.logicalName === definition.PrimaryIdAttribute) return false
  return isLookup(column.type) || column.type === 'Uniqueidentifier'
}

/** Navigation over an inherited property carries no constraint; the relationship names its lookup then. */
function lookupBehind(navigation: CsdlNavigation, declaredBy: TableDefinition | undefined): string {
  const relationship = declaredBy?.ManyToOneRelationships.find(
    (one) => one.ReferencingEntityNavigationPropertyName === navigation.name,
  )
  return relationship?.ReferencingAttribute ?? navigation.property?.replace(/^_(.*)_value$/, '$1') ?? ''
}

function toNavigation({ name, target, partner }: CsdlNavigation, lookup: string): NavigationFacts {
  return { name, target: target === ownerType ? owner : target, lookup, ...(partner && { partner }) }
}

function collectionsOf(
  csdl: Csdl,
  definition: TableDefinition,
  parts: ReadonlyMap<string, Part>,
): readonly CollectionFacts[] {
  const collections = membersOf(csdl, definition.LogicalName).navigation.filter((one) => one.collection)
  const facts = collections.flatMap(({ name, target, partner }): CollectionFacts[] => {
    const other = parts.get(target)?.navigation.find((one) => one.name === partner)
    if (partner && other) return [{ name, target, partner, lookup: other.lookup }]
    const intersect = intersectOf(definition, name)
    return intersect && parts.has(target) ? [{ name, target, ...(partner && { partner }), intersect }] : []
  })
  return inOrder(facts, (one) => one.name)
}

function intersectOf(definition: TableDefinition, navigation: string): string | null | undefined {
  return definition.ManyToManyRelationships.find(
    (one) =>
      (one.Entity1LogicalName === definition.LogicalName && one.Entity1NavigationPropertyName === navigation) ||
      (one.Entity2LogicalName === definition.LogicalName && one.Entity2NavigationPropertyName === navigation),
  )?.IntersectEntityName
}

function targetSets(csdl: Csdl, columns: readonly ColumnDocument[]): Readonly<Record<string, string>> {
  const targets = [...new Set(columns.flatMap((column) => column.targets ?? []))].sort()
  return Object.fromEntries(
    targets.flatMap((target) => {
      const set = csdl.sets.get(target)
      return set ? [[target, set]] : []
    }),
  )
}
