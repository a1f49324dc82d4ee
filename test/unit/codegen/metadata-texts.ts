import type { MetadataDocument } from '../../../codegen/index.js'

/** A `$metadata` document of the given types; each of `sets` has an entity set `<name>s`. */
export function csdlOf(types: string, sets: readonly string[], more = ''): MetadataDocument {
  const entitySets = sets.map((name) => `<EntitySet Name="${name}s" EntityType="Microsoft.Dynamics.CRM.${name}" />`)
  const text = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types}${more}
<EntityContainer Name="System">${entitySets.join('')}</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`
  return { name: 'metadata.xml', text }
}

/** An entity type; its key is `<name>id`. */
export function typeOf(name: string, members: string, attributes = ''): string {
  const key = `<Key><PropertyRef Name="${name}id" /></Key><Property Name="${name}id" Type="Edm.Guid" />`
  return `<EntityType Name="${name}" ${attributes}>${key}${members}</EntityType>`
}

export function propertyOf(name: string, type = 'Edm.String'): string {
  return `<Property Name="${name}" Type="${type}" />`
}

/** A lookup and its navigation property. */
export function lookupOf(column: string, target: string, navigation = column, partner = `${target}_${column}`): string {
  return `${propertyOf(`_${column}_value`, 'Edm.Guid')}
<NavigationProperty Name="${navigation}" Type="mscrm.${target}" Nullable="false" Partner="${partner}">
<ReferentialConstraint Property="_${column}_value" ReferencedProperty="${target}id" /></NavigationProperty>`
}

export function navigationOf(name: string, type: string, partner: string): string {
  return `<NavigationProperty Name="${name}" Type="${type}" Nullable="false" Partner="${partner}" />`
}

export function collectionOf(name: string, target: string, partner: string): string {
  return navigationOf(name, `Collection(mscrm.${target})`, partner)
}

export function attributeOf(LogicalName: string, AttributeType: string, more: object = {}) {
  return {
    LogicalName,
    SchemaName: LogicalName,
    AttributeType,
    AttributeTypeName: { Value: `${AttributeType}Type` },
    IsValidODataAttribute: true,
    IsValidForCreate: true,
    IsValidForUpdate: true,
    RequiredLevel: { Value: 'None' },
    DisplayName: { LocalizedLabels: [], UserLocalizedLabel: null },
    ...more,
  }
}

/** A definition with a primary key and the given attributes. */
export function definitionOf(LogicalName: string, attributes: readonly object[] = [], more: object = {}) {
  return {
    LogicalName,
    SchemaName: LogicalName,
    EntitySetName: `${LogicalName}s`,
    PrimaryIdAttribute: `${LogicalName}id`,
    OwnershipType: 'OrganizationOwned',
    IsActivity: false,
    Attributes: [attributeOf(`${LogicalName}id`, 'Uniqueidentifier'), ...attributes],
    ...more,
  }
}

export function definitionsOf(...value: readonly object[]): MetadataDocument {
  return jsonOf({ value }, 'definitions.json')
}

/** The answer of `RetrieveMetadataChanges`. */
export function changesOf(...EntityMetadata: readonly object[]): MetadataDocument {
  return jsonOf({ ServerVersionStamp: '1!2', DeletedMetadata: null, EntityMetadata }, 'changes.json')
}

export function jsonOf(value: unknown, name = 'document.json'): MetadataDocument {
  return { name, text: JSON.stringify(value) }
}

export function labelOf(...texts: readonly (readonly [language: number, text: string])[]) {
  const LocalizedLabels = texts.map(([LanguageCode, Label]) => ({ Label, LanguageCode }))
  return { LocalizedLabels, UserLocalizedLabel: LocalizedLabels[0] ?? null }
}

export function relationshipOf(many: string, column: string, one: string, more: object = {}) {
  return {
    SchemaName: `${one}_${column}`,
    ReferencedEntity: one,
    ReferencedEntityNavigationPropertyName: `${one}_${column}`,
    ReferencingEntity: many,
    ReferencingAttribute: column,
    ReferencingEntityNavigationPropertyName: column,
    ...more,
  }
}
