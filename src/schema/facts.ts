/** A kind of column, by the metadata's own names. */
export type ColumnType =
  | 'BigInt'
  | 'Boolean'
  | 'Choices'
  | 'Customer'
  | 'DateOnly'
  | 'DateTime'
  | 'Decimal'
  | 'Double'
  | 'EntityName'
  | 'File'
  | 'Image'
  | 'Integer'
  | 'Lookup'
  | 'ManagedProperty'
  | 'Memo'
  | 'Money'
  | 'Owner'
  | 'Picklist'
  | 'State'
  | 'Status'
  | 'String'
  | 'Uniqueidentifier'
  | 'Virtual'

export interface OptionFacts {
  readonly value: number
  readonly label: string
  /** On a status reason: the state it belongs to. */
  readonly state?: number
  /** On a state: the status reason it starts with. */
  readonly defaultStatus?: number
}

/** What the metadata says of a column: for validation and for the emulator, off the query path. */
export interface ColumnFacts {
  readonly logicalName: string
  readonly schemaName: string
  /** The OData property: `_x_value` for a lookup. */
  readonly property: string
  readonly type: ColumnType
  readonly label: string
  readonly required: 'None' | 'Recommended' | 'ApplicationRequired' | 'SystemRequired'
  readonly create: boolean
  readonly update: boolean
  /** False: can be written and not read, as a password. */
  readonly read?: false
  /** In characters. */
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** Digits after the point. */
  readonly precision?: number
  readonly dateBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  readonly format?: string
  /** Name of the choice behind it. */
  readonly optionSet?: string
  /** On a choice that several columns share. */
  readonly isGlobal?: boolean
  readonly options?: readonly OptionFacts[]
  readonly defaultValue?: number | boolean
  /** Tables that a lookup can hold. */
  readonly targets?: readonly string[]
}

/** A single-valued navigation property. */
export interface NavigationFacts {
  readonly name: string
  readonly target: string
  /** Logical name of the lookup behind it; the table's primary key where both records have the same one. */
  readonly lookup: string
  /** The collection on the other side. */
  readonly partner?: string
  /** Schema name of the relationship, where it is not the partner's name. */
  readonly relationship?: string
}

/** A collection-valued navigation property. */
export interface CollectionFacts {
  readonly name: string
  readonly target: string
  /** One-to-many: the navigation property on the other side and its lookup. */
  readonly partner?: string
  readonly lookup?: string
  /** Many-to-many: the intersect table. */
  readonly intersect?: string
  /** Schema name of the relationship, where it is not the collection's own name. */
  readonly relationship?: string
}

/** A list of the people of an activity: no property on the wire, but rows of `activityparty` with a mask. */
export interface PartyFacts {
  /** `to`, `cc`, `requiredattendees`. */
  readonly logicalName: string
  readonly schemaName: string
  readonly label: string
  /** Value of `participationtypemask`. Source: "ActivityParty entity". */
  readonly mask: number
  readonly create: boolean
  readonly update: boolean
  readonly targets: readonly string[]
}

export interface TableFacts {
  readonly logicalName: string
  readonly schemaName: string
  readonly entitySetName: string
  readonly primaryKey: string
  readonly primaryName?: string
  readonly objectTypeCode?: number
  readonly isActivity: boolean
  readonly ownership: string
  readonly label: string
  readonly columns: readonly ColumnFacts[]
  readonly navigation: readonly NavigationFacts[]
  readonly collections: readonly CollectionFacts[]
  /** Lookup target → its entity set. */
  readonly targetSets: Readonly<Record<string, string>>
  readonly parties?: readonly PartyFacts[]
  /** Property names of the columns of each key; absent where the metadata does not say which keys there are. */
  readonly alternateKeys?: readonly (readonly string[])[]
}
