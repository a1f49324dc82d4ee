import type { MetadataType } from './metadata-type.js'

/** The complex types of definitions and of RetrieveMetadataChanges, but for those that mirror an entity type. Source: the `$metadata` document. */
export const complexTypes: Readonly<Record<string, MetadataType>> = {
  AssociatedMenuConfiguration: {
    properties: {
      AssociatedMenuBehavior: 'Behavior',
      AssociatedMenuGroup: 'Group',
      Label: 'Label',
      'Edm.Int32': 'Order',
      'Edm.Boolean': 'IsCustomizable AvailableOffline',
      'Edm.String': 'Icon MenuId QueryApi',
      'Edm.Guid': 'ViewId',
    },
  },
  AttributeQueryExpression: {
    properties: {
      MetadataFilterExpression: 'Criteria',
      MetadataPropertiesExpression: 'Properties',
    },
  },
  AttributeRequiredLevelManagedProperty: {
    properties: {
      AttributeRequiredLevel: 'Value',
      'Edm.Boolean': 'CanBeChanged',
      'Edm.String': 'ManagedPropertyLogicalName',
    },
  },
  AttributeTypeDisplayName: {
    properties: {
      'Edm.String': 'Value',
    },
  },
  BooleanManagedProperty: {
    properties: {
      'Edm.Boolean': 'Value CanBeChanged',
      'Edm.String': 'ManagedPropertyLogicalName',
    },
  },
  CascadeConfiguration: {
    properties: {
      CascadeType: 'Assign Delete Archive Merge Reparent Share Unshare RollupView',
    },
  },
  DateTimeBehavior: {
    properties: {
      'Edm.String': 'Value',
    },
  },
  DeletedMetadataCollection: {
    properties: {
      'Edm.Int32': 'Count',
      'Edm.Boolean': 'IsReadOnly',
      'Collection(DeletedMetadataFilters)': 'Keys',
      'Collection(GuidCollection)': 'Values',
    },
  },
  EntityKeyQueryExpression: {
    properties: {
      MetadataFilterExpression: 'Criteria',
      MetadataPropertiesExpression: 'Properties',
    },
  },
  EntityQueryExpression: {
    properties: {
      LabelQueryExpression: 'LabelQuery',
      AttributeQueryExpression: 'AttributeQuery',
      RelationshipQueryExpression: 'RelationshipQuery',
      EntityKeyQueryExpression: 'KeyQuery',
      MetadataFilterExpression: 'Criteria',
      MetadataPropertiesExpression: 'Properties',
    },
  },
  EntitySetting: {
    properties: {
      'Edm.String': 'Name',
      'Collection(EntitySetting)': 'ChildSettings',
    },
  },
  GuidCollection: {
    properties: {
      'Collection(Edm.Guid)': 'Items',
    },
  },
  Label: {
    properties: {
      'Collection(LocalizedLabel)': 'LocalizedLabels',
      LocalizedLabel: 'UserLocalizedLabel',
    },
  },
  LabelQueryExpression: {
    properties: {
      'Collection(Edm.Int32)': 'FilterLanguages',
      'Edm.Int32': 'MissingLabelBehavior',
    },
  },
  LocalizedLabel: {
    properties: {
      'Edm.String': 'Label',
      'Edm.Int32': 'LanguageCode',
      'Edm.Boolean': 'IsManaged HasChanged',
      'Edm.Guid': 'MetadataId',
    },
  },
  MemoFormatName: {
    properties: {
      'Edm.String': 'Value',
    },
  },
  MetadataConditionExpression: {
    properties: {
      'Edm.String': 'PropertyName',
      MetadataConditionOperator: 'ConditionOperator',
      Object: 'Value',
    },
  },
  MetadataFilterExpression: {
    properties: {
      'Collection(MetadataConditionExpression)': 'Conditions',
      LogicalOperator: 'FilterOperator',
      'Collection(MetadataFilterExpression)': 'Filters',
    },
  },
  MetadataPropertiesExpression: {
    properties: {
      'Edm.Boolean': 'AllProperties',
      'Collection(Edm.String)': 'PropertyNames',
    },
  },
  Object: {
    properties: {
      'Edm.String': 'Type Value',
    },
  },
  OptionMetadata: {
    properties: {
      'Edm.Int32': 'Value',
      Label: 'Label Description',
      'Edm.String': 'Color ExternalValue',
      'Edm.Boolean': 'IsManaged HasChanged',
      'Collection(Edm.Int32)': 'ParentValues',
      'Edm.Guid': 'MetadataId',
    },
  },
  RelationshipAttribute: {
    properties: {
      'Edm.String': 'ReferencingAttributeName ReferencedAttributeName',
    },
  },
  RelationshipQueryExpression: {
    properties: {
      MetadataFilterExpression: 'Criteria',
      MetadataPropertiesExpression: 'Properties',
    },
  },
  RetrieveMetadataChangesResponse: {
    properties: {
      'Edm.String': 'ServerVersionStamp',
      DeletedMetadataCollection: 'DeletedMetadata',
      'Collection(ComplexEntityMetadata)': 'EntityMetadata',
    },
  },
  SecurityPrivilegeMetadata: {
    properties: {
      'Edm.Boolean': 'CanBeBasic CanBeDeep CanBeGlobal CanBeLocal CanBeEntityReference CanBeParentEntityReference',
      'Edm.String': 'Name',
      'Edm.Guid': 'PrivilegeId',
      PrivilegeType: 'PrivilegeType',
    },
  },
  StateOptionMetadata: {
    base: 'OptionMetadata',
    properties: {
      'Edm.Int32': 'DefaultStatus',
      'Edm.String': 'InvariantName',
    },
  },
  StatusOptionMetadata: {
    base: 'OptionMetadata',
    properties: {
      'Edm.Int32': 'State',
      'Edm.String': 'TransitionData',
    },
  },
  StringFormatName: {
    properties: {
      'Edm.String': 'Value',
    },
  },
}
