/** The property that names a definition besides its id, by the type that declares it. Source: protocol/metadata.md 11.2. */
export const definitionKeys: Readonly<Record<string, string>> = {
  EntityMetadata: 'LogicalName',
  AttributeMetadata: 'LogicalName',
  EntityKeyMetadata: 'LogicalName',
  RelationshipMetadataBase: 'SchemaName',
  OptionSetMetadataBase: 'Name',
}
