import type { MetadataType } from './metadata-type.js'

/** The entity types that definitions are of, as every organization declares them. Source: the `$metadata` document. */
export const entityTypes: Readonly<Record<string, MetadataType>> = {
  MetadataBase: {
    base: 'crmmodelbaseentity',
    abstract: true,
    properties: {
      'Edm.Guid': 'MetadataId',
      'Edm.Boolean': 'HasChanged',
    },
  },
  AttributeMetadata: {
    base: 'MetadataBase',
    properties: {
      'Edm.String':
        'AttributeOf DeprecatedVersion IntroducedVersion EntityLogicalName LogicalName SchemaName ExternalName InheritsFrom AutoNumberFormat',
      AttributeTypeCode: 'AttributeType',
      AttributeTypeDisplayName: 'AttributeTypeName',
      'Edm.Int32': 'ColumnNumber SourceType',
      Label: 'Description DisplayName',
      BooleanManagedProperty:
        'IsAuditEnabled IsGlobalFilterEnabled IsSortableEnabled IsCustomizable IsRenameable IsValidForAdvancedFind CanModifyAdditionalSettings',
      'Edm.Boolean':
        'IsCustomAttribute IsPrimaryId IsValidODataAttribute IsPrimaryName IsValidForCreate IsValidForRead IsValidForUpdate CanBeSecuredForRead CanBeSecuredForCreate CanBeSecuredForUpdate IsSecured IsRetrievable IsFilterable IsSearchable IsManaged IsValidForForm IsRequiredForForm IsValidForGrid IsLogical IsDataSourceSecret',
      'Edm.Guid': 'LinkedAttributeId',
      AttributeRequiredLevelManagedProperty: 'RequiredLevel',
      'Edm.DateTimeOffset': 'CreatedOn ModifiedOn',
      'Collection(EntitySetting)': 'Settings',
    },
  },
  BigIntAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Int64': 'MaxValue MinValue',
    },
  },
  BooleanAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Boolean': 'DefaultValue',
      'Edm.String': 'FormulaDefinition',
      'Edm.Int32': 'SourceTypeMask',
    },
    navigation: { OptionSet: 'BooleanOptionSetMetadata', GlobalOptionSet: 'BooleanOptionSetMetadata' },
  },
  BooleanOptionSetMetadata: {
    base: 'OptionSetMetadataBase',
    properties: {
      OptionMetadata: 'TrueOption FalseOption',
    },
  },
  DateTimeAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.DateTimeOffset': 'MinSupportedValue MaxSupportedValue',
      DateTimeFormat: 'Format',
      ImeMode: 'ImeMode',
      'Edm.Int32': 'SourceTypeMask',
      'Edm.String': 'FormulaDefinition',
      DateTimeBehavior: 'DateTimeBehavior',
      BooleanManagedProperty: 'CanChangeDateTimeBehavior',
    },
  },
  DecimalAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Decimal': 'MaxValue MinValue',
      'Edm.Int32': 'Precision SourceTypeMask',
      ImeMode: 'ImeMode',
      'Edm.String': 'FormulaDefinition',
    },
  },
  DoubleAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      ImeMode: 'ImeMode',
      'Edm.Double': 'MaxValue MinValue',
      'Edm.Int32': 'Precision',
    },
  },
  EntityKeyMetadata: {
    base: 'MetadataBase',
    properties: {
      Label: 'DisplayName',
      'Edm.String': 'LogicalName SchemaName EntityLogicalName IntroducedVersion',
      'Collection(Edm.String)': 'KeyAttributes',
      BooleanManagedProperty: 'IsCustomizable',
      'Edm.Boolean': 'IsManaged IsSynchronous IsExportKey IsSecondaryKey',
      EntityKeyIndexStatus: 'EntityKeyIndexStatus',
      'Edm.Guid': 'AsyncJob',
    },
  },
  EntityMetadata: {
    base: 'MetadataBase',
    properties: {
      'Edm.Int32': 'ActivityTypeMask DaysSinceRecordLastModified ObjectTypeCode OwnerIdType',
      'Edm.Boolean':
        'AutoRouteToOwnerQueue CanTriggerWorkflow EntityHelpUrlEnabled IsDocumentManagementEnabled IsOneNoteIntegrationEnabled IsInteractionCentricEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsBPFEntity IsDocumentRecommendationsEnabled IsMSTeamsIntegrationEnabled AutoCreateAccessTeams IsActivity IsActivityParty IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsArchivalEnabled IsAvailableOffline IsChildEntity IsAIRUpdated IsCustomEntity IsBusinessProcessEnabled SyncToExternalSearchIndex IsOptimisticConcurrencyEnabled ChangeTrackingEnabled IsImportable IsIntersect IsManaged IsEnabledForCharts IsEnabledForTrace IsValidForAdvancedFind IsReadingPaneEnabled IsQuickCreateEnabled IsStateModelAware EnforceStateTransitions IsEnabledForExternalChannels IsPrivate UsesBusinessDataLabelTable IsLogicalEntity HasNotes HasActivities HasFeedback IsSolutionAware HasEmailAddresses',
      Label: 'Description DisplayCollectionName DisplayName',
      'Edm.String':
        'EntityHelpUrl SettingOf IconLargeName IconMediumName IconSmallName IconVectorName MobileOfflineFilters LogicalName PrimaryNameAttribute PrimaryImageAttribute PrimaryIdAttribute RecurrenceBaseEntityLogicalName ReportViewName SchemaName IntroducedVersion ExternalName EntityColor LogicalCollectionName ExternalCollectionName CollectionSchemaName EntitySetName TableType',
      'Edm.Guid': 'DataProviderId DataSourceId OwnerId OwningBusinessUnit',
      BooleanManagedProperty:
        'IsAuditEnabled IsValidForQueue IsConnectionsEnabled IsCustomizable IsRenameable IsMappable IsDuplicateDetectionEnabled CanCreateAttributes CanCreateForms CanCreateViews CanCreateCharts CanBeRelatedEntityInRelationship CanBePrimaryEntityInRelationship CanBeInManyToMany CanBeInCustomEntityAssociation CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings CanChangeHierarchicalRelationship CanChangeTrackingBeEnabled IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient IsOfflineInMobileClient',
      OwnershipTypes: 'OwnershipType',
      'Collection(SecurityPrivilegeMetadata)': 'Privileges',
      'Collection(EntitySetting)': 'Settings',
      'Edm.DateTimeOffset': 'CreatedOn ModifiedOn',
    },
    navigation: {
      Attributes: 'Collection(AttributeMetadata)',
      ManyToManyRelationships: 'Collection(ManyToManyRelationshipMetadata)',
      ManyToOneRelationships: 'Collection(OneToManyRelationshipMetadata)',
      OneToManyRelationships: 'Collection(OneToManyRelationshipMetadata)',
      Keys: 'Collection(EntityKeyMetadata)',
    },
  },
  EntityNameAttributeMetadata: {
    base: 'EnumAttributeMetadata',
    properties: {
      'Edm.Boolean': 'IsEntityReferenceStored',
    },
  },
  EnumAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Int32': 'DefaultFormValue',
    },
    navigation: { OptionSet: 'OptionSetMetadata', GlobalOptionSet: 'OptionSetMetadata' },
  },
  FileAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Int32': 'MaxSizeInKB',
    },
  },
  ImageAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.Boolean': 'IsPrimaryImage CanStoreFullImage',
      'Edm.Int16': 'MaxHeight MaxWidth',
      'Edm.Int32': 'MaxSizeInKB',
    },
  },
  IntegerAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      IntegerFormat: 'Format',
      'Edm.Int32': 'MaxValue MinValue SourceTypeMask',
      'Edm.String': 'FormulaDefinition',
    },
  },
  LookupAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Collection(Edm.String)': 'Targets',
      LookupFormat: 'Format',
    },
  },
  ManagedPropertyAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      'Edm.String': 'ManagedPropertyLogicalName ParentAttributeName',
      'Edm.Int32': 'ParentComponentType',
      AttributeTypeCode: 'ValueAttributeTypeCode',
    },
  },
  ManyToManyRelationshipMetadata: {
    base: 'RelationshipMetadataBase',
    properties: {
      AssociatedMenuConfiguration: 'Entity1AssociatedMenuConfiguration Entity2AssociatedMenuConfiguration',
      'Edm.String':
        'Entity1LogicalName Entity2LogicalName IntersectEntityName Entity1IntersectAttribute Entity2IntersectAttribute Entity1NavigationPropertyName Entity2NavigationPropertyName',
    },
  },
  MemoAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      StringFormat: 'Format',
      MemoFormatName: 'FormatName',
      ImeMode: 'ImeMode',
      'Edm.Int32': 'MaxLength',
      'Edm.Boolean': 'IsLocalizable',
    },
  },
  MoneyAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      ImeMode: 'ImeMode',
      'Edm.Double': 'MaxValue MinValue',
      'Edm.Int32': 'Precision PrecisionSource SourceTypeMask',
      'Edm.String': 'CalculationOf FormulaDefinition',
      'Edm.Boolean': 'IsBaseCurrency',
    },
  },
  MultiSelectPicklistAttributeMetadata: {
    base: 'EnumAttributeMetadata',
    properties: {
      'Edm.String': 'FormulaDefinition ParentPicklistLogicalName',
      'Edm.Int32': 'SourceTypeMask',
      'Collection(Edm.String)': 'ChildPicklistLogicalNames',
    },
  },
  OneToManyRelationshipMetadata: {
    base: 'RelationshipMetadataBase',
    properties: {
      AssociatedMenuConfiguration: 'AssociatedMenuConfiguration',
      CascadeConfiguration: 'CascadeConfiguration',
      'Edm.String':
        'ReferencedAttribute ReferencedEntity ReferencingAttribute ReferencingEntity EntityKey ReferencedEntityNavigationPropertyName ReferencingEntityNavigationPropertyName DenormalizedAttributeName',
      'Edm.Boolean': 'IsHierarchical IsRelationshipAttributeDenormalized IsDenormalizedLookup',
      'Collection(RelationshipAttribute)': 'RelationshipAttributes',
      'Edm.Int32': 'RelationshipBehavior',
    },
    navigation: { Lookup: 'LookupAttributeMetadata' },
  },
  OptionSetMetadata: {
    base: 'OptionSetMetadataBase',
    properties: {
      'Collection(OptionMetadata)': 'Options',
      'Edm.String': 'ParentOptionSetName',
    },
  },
  OptionSetMetadataBase: {
    base: 'MetadataBase',
    properties: {
      Label: 'Description DisplayName',
      'Edm.Boolean': 'IsCustomOptionSet IsGlobal IsManaged',
      BooleanManagedProperty: 'IsCustomizable',
      'Edm.String': 'Name ExternalTypeName IntroducedVersion',
      OptionSetType: 'OptionSetType',
    },
  },
  PicklistAttributeMetadata: {
    base: 'EnumAttributeMetadata',
    properties: {
      'Edm.String': 'FormulaDefinition ParentPicklistLogicalName',
      'Edm.Int32': 'SourceTypeMask',
      'Collection(Edm.String)': 'ChildPicklistLogicalNames',
    },
  },
  RelationshipMetadataBase: {
    base: 'MetadataBase',
    abstract: true,
    properties: {
      'Edm.Boolean': 'IsCustomRelationship IsValidForAdvancedFind IsManaged',
      BooleanManagedProperty: 'IsCustomizable',
      'Edm.String': 'SchemaName IntroducedVersion',
      SecurityTypes: 'SecurityTypes',
      RelationshipType: 'RelationshipType',
    },
  },
  StateAttributeMetadata: {
    base: 'EnumAttributeMetadata',
    properties: {},
  },
  StatusAttributeMetadata: {
    base: 'EnumAttributeMetadata',
    properties: {},
  },
  StringAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {
      StringFormat: 'Format',
      StringFormatName: 'FormatName',
      ImeMode: 'ImeMode',
      'Edm.Int32': 'MaxLength DatabaseLength SourceTypeMask',
      'Edm.String': 'YomiOf FormulaDefinition',
      'Edm.Boolean': 'IsLocalizable',
    },
  },
  UniqueIdentifierAttributeMetadata: {
    base: 'AttributeMetadata',
    properties: {},
  },
}
