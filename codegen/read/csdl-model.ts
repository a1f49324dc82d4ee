/** A type as the document names it, without its namespace: `Edm.Guid`, `account`, `Label`. */
export interface CsdlTypeRef {
  readonly name: string
  readonly collection: boolean
}

export interface CsdlProperty {
  readonly name: string
  readonly type: CsdlTypeRef
  /** Annotated as computed or as readable only. Most documents come without annotations. */
  readonly readOnly: boolean
}

export interface CsdlNavigation {
  readonly name: string
  /** Entity type that it leads to, without its namespace. */
  readonly target: string
  readonly collection: boolean
  readonly partner?: string
  /** The property that holds the key of the target, where the document says so. */
  readonly property?: string
}

export interface CsdlType {
  readonly name: string
  readonly base?: string
  readonly abstract: boolean
  readonly key: readonly string[]
  readonly properties: readonly CsdlProperty[]
  readonly navigation: readonly CsdlNavigation[]
  /** Property names of the columns of each alternate key. */
  readonly alternateKeys: readonly (readonly string[])[]
}

export interface CsdlComplexType {
  readonly name: string
  readonly base?: string
  readonly properties: readonly CsdlProperty[]
}

export interface CsdlEnumType {
  readonly name: string
  readonly isFlags: boolean
  readonly members: readonly { readonly name: string; readonly value: number }[]
}

export interface CsdlParameter {
  readonly name: string
  readonly type: CsdlTypeRef
  readonly nullable: boolean
}

/** An action or a function; overloads stand apart. */
export interface CsdlOperation {
  readonly name: string
  readonly kind: 'action' | 'function'
  readonly isBound: boolean
  /** The first one is the binding where it is bound. */
  readonly parameters: readonly CsdlParameter[]
  readonly result?: CsdlTypeRef
}

/** What a `$metadata` document says. */
export interface Csdl {
  /** Entity type by name. */
  readonly types: ReadonlyMap<string, CsdlType>
  readonly complexTypes: ReadonlyMap<string, CsdlComplexType>
  readonly enumTypes: ReadonlyMap<string, CsdlEnumType>
  /** Entity set by the name of its entity type. */
  readonly sets: ReadonlyMap<string, string>
  readonly operations: readonly CsdlOperation[]
}
