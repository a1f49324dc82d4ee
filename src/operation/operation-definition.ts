/** Types of parameters that JSON and URLs write differently, most by the end of their names in `Edm`. */
export type PrimitiveName =
  | 'Binary'
  | 'Boolean'
  | 'Byte'
  | 'Date'
  | 'DateTimeOffset'
  | 'Decimal'
  | 'Double'
  | 'Duration'
  | 'Guid'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  /** A `DateTimeOffset` that means what clocks show: it takes no zone. */
  | 'LocalTime'
  | 'SByte'
  | 'Single'
  | 'String'
  | 'TimeOfDay'

/** How a table is called on the wire. */
export interface TableWire {
  /** Logical name. */
  readonly name: string
  readonly entitySetName: string
  /** Property name. */
  readonly primaryKey: string
}

interface Common {
  readonly optional?: boolean
  readonly collection?: boolean
}

/** What an operation takes under one name. */
export type ParameterDefinition =
  | (Common & { readonly type: PrimitiveName })
  /** An object as JSON has it, whose records and dates are written as everywhere. */
  | (Common & {
      readonly type: 'object'
      /** Those of its members, enums and records, whose type is looked at. */
      readonly members?: Readonly<Record<string, ParameterDefinition>>
    })
  | (Common & {
      readonly type: 'enum'
      readonly name: string
      readonly members: readonly string[]
      /** Several members can be joined by commas. */
      readonly isFlags?: boolean
    })
  | (Common & {
      readonly type: 'record'
      /** Absent where a record of any table will do. */
      readonly table?: TableWire
      /** A function that takes the row itself, and no link to it. */
      readonly byKey?: boolean
    })

/** What a call of an operation has to know of it: all that a generated function holds. */
export interface OperationDefinition {
  /** Wire name, without the namespace. */
  readonly name: string
  readonly kind: 'action' | 'function'
  /** Of a function that writes, and that is wrong when it is done twice. */
  readonly repeat?: 'when-refused'
  /** Bound to a record: table → entity set. */
  readonly record?: Readonly<Record<string, string>>
  /** Bound to a set: table → entity set. */
  readonly set?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, ParameterDefinition>>
  /** Absent where nothing comes back. `value` and `records` stand in a member `value` of the answer. */
  readonly result?: 'object' | 'record' | 'records' | 'value'
}
