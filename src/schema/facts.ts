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
  /** The OData property: `_x_value` for a lookup. */
  readonly property: string
  readonly type: ColumnType
  readonly label: string
  readonly required: 'None' | 'Recommended' | 'ApplicationRequired' | 'SystemRequired'
  readonly create: boolean
  readonly update: boolean
  /** In characters. */
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** Digits after the point. */
  readonly precision?: number
  readonly dateBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  readonly format?: string
  readonly options?: readonly OptionFacts[]
  readonly defaultValue?: number | boolean
  /** Tables that a lookup can hold. */
  readonly targets?: readonly string[]
}

/** A single-valued navigation property. */
export interface NavigationFacts {
  readonly name: string
  readonly target: string
  /** Logical name of the lookup behind it. */
  readonly lookup: string
  /** The collection on the other side. */
  readonly partner?: string
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
  readonly alternateKeys?: readonly (readonly string[])[]
}
