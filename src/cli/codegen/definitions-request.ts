import type { Operation } from '../../index.js'

/** What is asked for of a table: the rest of its definition stays away. */
const tableProperties = [
  'LogicalName',
  'SchemaName',
  'EntitySetName',
  'PrimaryIdAttribute',
  'PrimaryNameAttribute',
  'ObjectTypeCode',
  'OwnershipType',
  'IsActivity',
  'DisplayName',
  'Attributes',
  'Keys',
  'ManyToOneRelationships',
  'ManyToManyRelationships',
]

const columnProperties = [
  'LogicalName',
  'SchemaName',
  'AttributeType',
  'AttributeTypeName',
  'AttributeOf',
  'IsPrimaryId',
  'IsPrimaryName',
  'IsValidODataAttribute',
  'IsValidForCreate',
  'IsValidForUpdate',
  'IsValidForRead',
  'RequiredLevel',
  'DisplayName',
  'MaxLength',
  'MinValue',
  'MaxValue',
  'Precision',
  'Format',
  'DateTimeBehavior',
  'Targets',
  'DefaultFormValue',
  'DefaultValue',
  'OptionSet',
]

const keyProperties = ['LogicalName', 'KeyAttributes', 'EntityKeyIndexStatus']

const relationshipProperties = [
  'SchemaName',
  'ReferencedEntity',
  'ReferencedEntityNavigationPropertyName',
  'ReferencingEntity',
  'ReferencingAttribute',
  'ReferencingEntityNavigationPropertyName',
  'IntersectEntityName',
  'Entity1LogicalName',
  'Entity1NavigationPropertyName',
  'Entity2LogicalName',
  'Entity2NavigationPropertyName',
]

/** In characters: the service's limit of 32,768 less what comes before the path. */
const longestPath = 32_000

const exactName = /^\w+$/

/**
 * Asks for the definitions of tables in one request: of those that the patterns name, or of all where they name no
 * fixed few or too many for a URL.
 *
 * Wire: function `RetrieveMetadataChanges`, unbound.
 * Source: the sample "RetrieveMetadataChanges" of the Web API.
 */
export function definitionsRequest(patterns: readonly string[] | undefined, language?: number): Operation<string> {
  const narrow = pathFor(namesIn(patterns ?? []), language)
  return Object.freeze({
    name: 'RetrieveMetadataChanges',
    method: 'GET',
    path: narrow.length <= longestPath ? narrow : pathFor([], language),
    expects: 'text',
    repeat: 'always',
    read: ({ body }) => String(body),
  } satisfies Operation<string>)
}

/** The exact names, where the patterns add nothing else. */
function namesIn(patterns: readonly string[]): readonly string[] {
  const adding = patterns.filter((pattern) => !pattern.startsWith('!'))
  return adding.every((pattern) => exactName.test(pattern)) ? adding : []
}

function pathFor(tables: readonly string[], language: number | undefined): string {
  const query = {
    Properties: named(tableProperties),
    ...(tables.length > 0 && { Criteria: { FilterOperator: 'Or', Conditions: tables.map(isTable) } }),
    AttributeQuery: { Properties: named(columnProperties) },
    KeyQuery: { Properties: named(keyProperties) },
    RelationshipQuery: { Properties: named(relationshipProperties) },
    ...(language !== undefined && { LabelQuery: { FilterLanguages: [language] } }),
  }
  return `RetrieveMetadataChanges(Query=@p1)?@p1=${encodeURIComponent(JSON.stringify(query))}`
}

function named(names: readonly string[]) {
  return { AllProperties: false, PropertyNames: names }
}

function isTable(name: string) {
  return {
    PropertyName: 'LogicalName',
    ConditionOperator: 'Equals',
    Value: { Type: 'System.String', Value: name },
  }
}
