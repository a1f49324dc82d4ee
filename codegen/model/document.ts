import type { ColumnFacts, TableFacts } from '../../src/schema/index.js'

/** A column as `codegen/metadata` keeps it. */
export type ColumnDocument = ColumnFacts

/**
 * A table as `codegen/metadata` keeps it: everything that the output is made of, and nothing else.
 * `navigation` leads to all targets; `owner` stands for whoever can own a record. A table's own navigation comes
 * before what it inherits.
 */
export type TableDocument = TableFacts

/** A type as an operation names it: `Edm.String`, `lead`, `Label`, `Collection(activityparty)`. */
export type TypeName = string

export interface ParameterDocument {
  readonly name: string
  readonly type: TypeName
  /** Whether a caller may leave it out. */
  readonly optional?: boolean
}

/** What an operation is bound to: a record of one of the tables, or their sets. */
export interface BindingDocument {
  readonly tables: readonly string[]
  readonly collection?: boolean
}

/** An action or a function. Overloads that differ in nothing but the table that they are bound to are one. */
export interface OperationDocument {
  readonly name: string
  readonly kind: 'action' | 'function'
  readonly binding?: BindingDocument
  /** Without the binding parameter. */
  readonly parameters: readonly ParameterDocument[]
  /** Absent: nothing comes back. `self`: a record of the table that it is bound to; `Collection(self)`: several. */
  readonly result?: TypeName
}

export interface ComplexTypeDocument {
  readonly name: string
  readonly base?: string
  readonly properties: readonly { readonly name: string; readonly type: TypeName }[]
}

export interface EnumTypeDocument {
  readonly name: string
  /** Members can be joined by commas. */
  readonly isFlags?: boolean
  readonly members: readonly { readonly name: string; readonly value: number }[]
}

/** The operations of an organization and the types that they name. */
export interface OperationsDocument {
  readonly operations: readonly OperationDocument[]
  readonly complexTypes: readonly ComplexTypeDocument[]
  readonly enumTypes: readonly EnumTypeDocument[]
  /** Tables that parameters, results and bindings name. */
  readonly tables: readonly { readonly name: string; readonly entitySetName: string; readonly primaryKey: string }[]
}

/** Everything that the generator knows of an organization. */
export interface OrganizationDocument {
  readonly tables: readonly TableDocument[]
  readonly operations: OperationsDocument
  /** Logical name → MetadataId of the tables that came with definitions. */
  readonly metadataIds: ReadonlyMap<string, string>
}
