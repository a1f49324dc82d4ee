interface EnumType {
  /** Members can be joined by commas. */
  readonly flags?: boolean
  readonly members: Readonly<Record<string, number>>
}

/** The enum types of definitions. Source: the `$metadata` document. */
export const enumTypes: Readonly<Record<string, EnumType>> = {
  AssociatedMenuBehavior: { members: { UseCollectionName: 0, UseLabel: 1, DoNotDisplay: 2 } },
  AssociatedMenuGroup: { members: { Details: 0, Sales: 1, Service: 2, Marketing: 3 } },
  AttributeRequiredLevel: { members: { None: 0, SystemRequired: 1, ApplicationRequired: 2, Recommended: 3 } },
  AttributeTypeCode: {
    members: {
      Boolean: 0,
      Customer: 1,
      DateTime: 2,
      Decimal: 3,
      Double: 4,
      Integer: 5,
      Lookup: 6,
      Memo: 7,
      Money: 8,
      Owner: 9,
      PartyList: 10,
      Picklist: 11,
      State: 12,
      Status: 13,
      String: 14,
      Uniqueidentifier: 15,
      CalendarRules: 16,
      Virtual: 17,
      BigInt: 18,
      ManagedProperty: 19,
      EntityName: 20,
    },
  },
  CascadeType: { members: { NoCascade: 0, Cascade: 1, Active: 2, UserOwned: 3, RemoveLink: 4, Restrict: 5 } },
  DateTimeFormat: { members: { DateOnly: 0, DateAndTime: 1 } },
  DeletedMetadataFilters: {
    flags: true,
    members: { Default: 1, Attribute: 2, Relationship: 4, Label: 8, OptionSet: 16, All: 31 },
  },
  EntityKeyIndexStatus: { members: { Pending: 0, InProgress: 1, Active: 2, Failed: 3 } },
  ImeMode: { members: { Auto: 0, Inactive: 1, Active: 2, Disabled: 3 } },
  IntegerFormat: { members: { None: 0, Duration: 1, TimeZone: 2, Language: 3, Locale: 4 } },
  LogicalOperator: { members: { And: 0, Or: 1 } },
  LookupFormat: { members: { None: 0, Connection: 1, Regarding: 2, Text: 3 } },
  MetadataConditionOperator: { members: { Equals: 0, NotEquals: 1, In: 2, NotIn: 3, GreaterThan: 4, LessThan: 5 } },
  OptionSetType: { members: { Picklist: 0, State: 1, Status: 2, Boolean: 3 } },
  OwnershipTypes: {
    flags: true,
    members: { None: 0, UserOwned: 1, TeamOwned: 2, BusinessOwned: 4, OrganizationOwned: 8, BusinessParented: 16 },
  },
  PrivilegeType: {
    members: { None: 0, Create: 1, Read: 2, Write: 3, Delete: 4, Assign: 5, Share: 6, Append: 7, AppendTo: 8 },
  },
  RelationshipType: { members: { OneToManyRelationship: 0, ManyToManyRelationship: 1 } },
  SecurityTypes: { flags: true, members: { None: 0, Append: 1, ParentChild: 2, Pointer: 4, Inheritance: 8 } },
  StringFormat: {
    members: {
      Email: 0,
      Text: 1,
      TextArea: 2,
      Url: 3,
      TickerSymbol: 4,
      PhoneticGuide: 5,
      VersionNumber: 6,
      Phone: 7,
      Json: 8,
      RichText: 9,
    },
  },
}
