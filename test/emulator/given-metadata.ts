/** The metadata of a table of one's own, as an organization answers it. */

function label(text: string) {
  const one = { Label: text, LanguageCode: 1033 }
  return { LocalizedLabels: [one], UserLocalizedLabel: one }
}

function attribute(kind: string, SchemaName: string, text: string, more: object = {}) {
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${kind}AttributeMetadata`,
    AttributeType: kind,
    AttributeTypeName: { Value: `${kind}Type` },
    LogicalName: SchemaName.toLowerCase(),
    SchemaName,
    DisplayName: label(text),
    IsValidODataAttribute: true,
    IsValidForCreate: true,
    IsValidForUpdate: true,
    RequiredLevel: { Value: 'None' },
    ...more,
  }
}

function option(Value: number, text: string, more: object = {}) {
  return { Value, Label: label(text), ...more }
}

function manyToOne(SchemaName: string, ReferencingAttribute: string, ReferencedEntity: string, navigation: string) {
  return {
    SchemaName,
    ReferencingEntity: 'new_project',
    ReferencingAttribute,
    ReferencingEntityNavigationPropertyName: navigation,
    ReferencedEntity,
    ReferencedEntityNavigationPropertyName: SchemaName,
    RelationshipType: 'OneToManyRelationship',
  }
}

/** As `EntityDefinitions` answers with everything expanded. */
export const projectDefinition = {
  LogicalName: 'new_project',
  SchemaName: 'new_Project',
  EntitySetName: 'new_projects',
  ObjectTypeCode: 10042,
  PrimaryIdAttribute: 'new_projectid',
  PrimaryNameAttribute: 'new_name',
  OwnershipType: 'UserOwned',
  IsActivity: false,
  DisplayName: label('Project'),
  Attributes: [
    attribute('Uniqueidentifier', 'new_projectId', 'Project', { IsValidForUpdate: false }),
    attribute('String', 'new_Name', 'Name', { MaxLength: 20, RequiredLevel: { Value: 'ApplicationRequired' } }),
    attribute('Lookup', 'new_AccountId', 'Account', { Targets: ['account'] }),
    attribute('Lookup', 'new_PlanetId', 'Planet', { Targets: ['new_planet'] }),
    attribute('Owner', 'OwnerId', 'Owner', { Targets: ['systemuser', 'team'] }),
    attribute('DateTime', 'CreatedOn', 'Created On', { IsValidForCreate: false, IsValidForUpdate: false }),
    attribute('Picklist', 'new_Size', 'Size', {
      DefaultFormValue: -1,
      OptionSet: { Name: 'new_sizes', IsGlobal: true, Options: [option(1, 'Small'), option(2, 'Large')] },
    }),
    attribute('State', 'statecode', 'Status', {
      DefaultFormValue: 0,
      OptionSet: {
        Name: 'new_project_statecode',
        Options: [option(0, 'Active', { DefaultStatus: 1 }), option(1, 'Inactive', { DefaultStatus: 2 })],
      },
    }),
    attribute('Status', 'statuscode', 'Status Reason', {
      OptionSet: {
        Name: 'new_project_statuscode',
        Options: [option(1, 'Active', { State: 0 }), option(2, 'Inactive', { State: 1 })],
      },
    }),
  ],
  Keys: [{ KeyAttributes: ['new_name'] }],
  ManyToOneRelationships: [
    manyToOne('new_account_projects', 'new_accountid', 'account', 'new_AccountId'),
    manyToOne('new_planet_projects', 'new_planetid', 'new_planet', 'new_PlanetId'),
    manyToOne('owner_new_project', 'ownerid', 'owner', 'ownerid'),
  ],
  OneToManyRelationships: [],
  ManyToManyRelationships: [],
}

/** As `$metadata` tells of the same table, of a column and of two relationships of tables that are shipped. */
export const projectCsdl = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="crmbaseentity" Abstract="true" />
  <EntityType Name="account" BaseType="mscrm.crmbaseentity">
    <Key><PropertyRef Name="accountid" /></Key>
    <Property Name="accountid" Type="Edm.Guid" />
    <Property Name="name" Type="Edm.Binary" />
    <Property Name="new_segment" Type="Edm.String" />
    <NavigationProperty Name="new_account_projects" Type="Collection(mscrm.new_project)" Partner="new_AccountId" />
    <NavigationProperty Name="new_account_project" Type="Collection(mscrm.new_project)" Partner="new_account_project" />
  </EntityType>
  <EntityType Name="queueitem" BaseType="mscrm.crmbaseentity">
    <Key><PropertyRef Name="queueitemid" /></Key>
    <Property Name="queueitemid" Type="Edm.Guid" />
    <Property Name="_objectid_value" Type="Edm.Guid" />
    <NavigationProperty Name="objectid_new_project" Type="mscrm.new_project" Nullable="false" Partner="new_project_QueueItems">
      <ReferentialConstraint Property="_objectid_value" ReferencedProperty="new_projectid" />
    </NavigationProperty>
  </EntityType>
  <EntityType Name="new_project" BaseType="mscrm.crmbaseentity">
    <Key><PropertyRef Name="new_projectid" /></Key>
    <Property Name="new_projectid" Type="Edm.Guid" />
    <Property Name="new_name" Type="Edm.String" />
    <Property Name="_new_accountid_value" Type="Edm.Guid" />
    <NavigationProperty Name="new_AccountId" Type="mscrm.account" Nullable="false" Partner="new_account_projects">
      <ReferentialConstraint Property="_new_accountid_value" ReferencedProperty="accountid" />
    </NavigationProperty>
    <NavigationProperty Name="new_account_project" Type="Collection(mscrm.account)" Partner="new_account_project" />
    <NavigationProperty Name="new_project_QueueItems" Type="Collection(mscrm.queueitem)" Partner="objectid_new_project" />
  </EntityType>
  <EntityContainer Name="System">
    <EntitySet Name="accounts" EntityType="Microsoft.Dynamics.CRM.account" />
    <EntitySet Name="queueitems" EntityType="Microsoft.Dynamics.CRM.queueitem" />
    <EntitySet Name="new_projects" EntityType="Microsoft.Dynamics.CRM.new_project" />
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`
