import type { CollectionFacts, NavigationFacts, TableFacts } from '../../schema/index.js'
import type { Definition } from './definition.js'
import { isCustom } from './managed-property.js'
import type { Tables } from './own-members.js'
import { stableId } from './stable-id.js'

/** The relationship behind a navigation property. By default it is called as the collection on the other side. */
export function defineOneToMany(tables: Tables, referencing: TableFacts, navigation: NavigationFacts): Definition {
  const { name, target, lookup, partner, relationship = partner ?? `${referencing.logicalName}_${name}` } = navigation
  return define('OneToManyRelationship', relationship, {
    ReferencedEntity: target,
    // Every owner has the key `ownerid`. Source: protocol/metadata.md 11.1.
    ReferencedAttribute: tables.get(target)?.primaryKey ?? 'ownerid',
    ReferencingEntity: referencing.logicalName,
    ReferencingAttribute: lookup,
    ReferencedEntityNavigationPropertyName: partner,
    ReferencingEntityNavigationPropertyName: name,
    IsHierarchical: false,
  })
}

/** Our choice: which table comes first, which the facts do not tell. */
export function defineManyToMany(tables: Tables, first: TableFacts, collection: CollectionFacts): Definition {
  const { name, target, partner = name, intersect } = collection
  const isSelf = target === first.logicalName
  return define('ManyToManyRelationship', manyToManyName(collection), {
    IntersectEntityName: intersect,
    Entity1LogicalName: first.logicalName,
    Entity1NavigationPropertyName: name,
    Entity2LogicalName: target,
    Entity2NavigationPropertyName: partner,
    // The usual names; those of a table with itself are told apart by what the facts do not know.
    Entity1IntersectAttribute: isSelf ? undefined : first.primaryKey,
    Entity2IntersectAttribute: isSelf ? undefined : tables.get(target)?.primaryKey,
  })
}

/** A relationship of a table with itself has two collections, of which the second has the longer name. */
export function manyToManyName({ name, partner = name, relationship }: CollectionFacts): string {
  return relationship ?? (partner.length < name.length ? partner : name)
}

function define(kind: string, name: string, values: Readonly<Record<string, unknown>>): Definition {
  const custom = isCustom(name)
  return {
    type: `${kind}Metadata`,
    id: stableId(`relationship ${name}`),
    values: {
      ...values,
      SchemaName: name,
      RelationshipType: kind,
      IsCustomRelationship: custom,
      IsManaged: !custom,
    },
    related: {},
  }
}
