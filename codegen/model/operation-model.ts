import type {
  ComplexTypeDocument,
  EnumTypeDocument,
  OperationDocument,
  OperationsDocument,
  TypeName,
} from './document.js'
import { isLocalTime, mustBeOnce, takesRow } from './operation-exceptions.js'
import { nameOperations, type OperationNames, type OperationTypeNames } from './operation-names.js'
import { typeOfName } from './operation-type-name.js'
import { type TypeUse, useOfTypes } from './operation-use.js'

/** A table as an operation names it. */
export type OperationTable = OperationsDocument['tables'][number]

/** A type with its place in the code decided. */
export type OperationType = { readonly collection: boolean } & (
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'enum'; readonly document: EnumTypeDocument; readonly name: string }
  /** Names of the types that may stand here, for reading and for input. */
  | { readonly kind: 'complex'; readonly read: readonly string[]; readonly input: readonly string[] }
  /** Without a table: a record of any. `tables`: what is known of it all the same. */
  | { readonly kind: 'record'; readonly table?: OperationTable; readonly tables: readonly string[] }
)

export interface ParameterModel {
  readonly name: string
  readonly type: OperationType
  readonly optional: boolean
  /** A function's record that is written as a row, and not as a link. */
  readonly byKey: boolean
  /** Of a complex type: its members that JSON writes in a way of their own, enums and records. */
  readonly members: readonly PropertyModel[]
}

export interface OperationModel {
  readonly document: OperationDocument
  readonly names: OperationNames
  /** Whether it is a function that must not be done twice. */
  readonly once: boolean
  /** Tables that it is bound to. */
  readonly tables: readonly OperationTable[]
  readonly parameters: readonly ParameterModel[]
  readonly result?: OperationType
  /** The type of its result, where nothing else is of that type. */
  readonly ownResult?: ComplexTypeModel
}

export interface ComplexTypeModel {
  readonly document: ComplexTypeDocument
  /** Absent where it is never read. */
  readonly read?: string
  /** Absent where no operation takes it, or takes only what inherits from it. */
  readonly input?: string
  /** Name of the type that it inherits from. */
  readonly base?: string
  readonly hasHeirs: boolean
  readonly properties: readonly PropertyModel[]
  /** Its own and those that it inherits. */
  readonly allProperties: readonly PropertyModel[]
}

export interface PropertyModel {
  readonly name: string
  readonly type: OperationType
}

export interface EnumTypeModel {
  readonly document: EnumTypeDocument
  readonly name: string
  /** Of flags: name of the type of one member. */
  readonly member?: string
}

export interface OperationsModel {
  readonly operations: readonly OperationModel[]
  /** Those that several operations share. */
  readonly complexTypes: readonly ComplexTypeModel[]
  readonly enumTypes: readonly EnumTypeModel[]
}

/** Users and teams in a list go by the key that they inherit. Source: protocol/wire.md 2.11. */
const principals = ['systemuser', 'team']
const inheritedKey = 'ownerid'
/** Base types: a record of one of them says itself of which table it is. */
const baseTypes = ['activitypointer', 'crmbaseentity', 'principal']

export function toOperationsModel(document: OperationsDocument): OperationsModel {
  const { operations, types } = nameOperations(document)
  const use = useOfTypes(document)
  const catalogue = new Catalogue(document, types, use)
  return {
    operations: document.operations.map((one, index) => {
      const own = document.complexTypes.find(({ name }) => use.results.get(name) === index)
      return {
        document: one,
        names: operations[index] ?? { function: one.name, parameters: one.name, file: one.name },
        once: mustBeOnce(one.name),
        tables: (one.binding?.tables ?? []).flatMap((table) => catalogue.table(table) ?? []),
        parameters: one.parameters.map(({ name, type, optional = false }) => ({
          name,
          type: catalogue.type(isLocalTime(one.name, name) ? 'Edm.LocalTime' : type),
          optional,
          byKey: takesRow(one.name, name),
          members: catalogue.ownWays(type),
        })),
        ...(one.result !== undefined && { result: catalogue.type(one.result, one.binding?.tables) }),
        ...(own && { ownResult: catalogue.complexType(own) }),
      }
    }),
    complexTypes: document.complexTypes
      .filter(({ name }) => !use.results.has(name))
      .map((one) => catalogue.complexType(one)),
    enumTypes: document.enumTypes.map((one) => ({
      document: one,
      name: types.enums.get(one.name) ?? one.name,
      ...(one.isFlags && { member: types.members.get(one.name) ?? one.name }),
    })),
  }
}

class Catalogue {
  readonly #names: OperationTypeNames
  readonly #use: TypeUse
  readonly #tables: ReadonlyMap<string, OperationTable>
  readonly #complexTypes: ReadonlyMap<string, ComplexTypeDocument>
  readonly #enumTypes: ReadonlyMap<string, EnumTypeDocument>

  constructor({ tables, complexTypes, enumTypes }: OperationsDocument, names: OperationTypeNames, use: TypeUse) {
    this.#names = names
    this.#use = use
    this.#tables = new Map(tables.map((one) => [one.name, one]))
    this.#complexTypes = new Map(complexTypes.map((one) => [one.name, one]))
    this.#enumTypes = new Map(enumTypes.map((one) => [one.name, one]))
  }

  table(name: string): OperationTable | undefined {
    return this.#tables.get(name)
  }

  /** `self` stands for the tables given. */
  type(typeName: TypeName, self: readonly string[] = []): OperationType {
    const { name, collection } = typeOfName(typeName)
    if (name.startsWith('Edm.')) return { kind: 'primitive', name: name.slice('Edm.'.length), collection }
    if (name === 'self') return { kind: 'record', tables: self, collection }
    const enumType = this.#enumTypes.get(name)
    if (enumType) return { kind: 'enum', document: enumType, name: this.#names.enums.get(name) ?? name, collection }
    if (this.#complexTypes.has(name)) return { ...this.#inPlaceOf(name), kind: 'complex', collection }
    const table = baseTypes.includes(name) ? undefined : this.#tables.get(name)
    if (table === undefined) return { kind: 'record', tables: [], collection }
    const primaryKey = collection && principals.includes(name) ? inheritedKey : table.primaryKey
    return { kind: 'record', table: { ...table, primaryKey }, tables: [name], collection }
  }

  complexType(document: ComplexTypeDocument): ComplexTypeModel {
    const { name, base } = document
    return {
      document,
      ...(this.#use.read.has(name) && { read: this.#names.read.get(name) ?? name }),
      ...(this.#use.input.has(name) && !this.#isBare(name) && { input: this.#names.input.get(name) ?? name }),
      ...(base !== undefined && { base: this.#names.read.get(base) ?? base }),
      hasHeirs: this.#heirs(name).length > 0,
      properties: this.#properties(document),
      allProperties: this.#line(document).flatMap((one) => this.#properties(one)),
    }
  }

  /** Enums and records among the members of a complex type, those that it inherits too. */
  ownWays(typeName: TypeName): readonly PropertyModel[] {
    const document = this.#complexTypes.get(typeOfName(typeName).name)
    const members = document === undefined ? [] : this.#line(document).flatMap((one) => this.#properties(one))
    return members.filter(({ type }) => type.kind === 'enum' || type.kind === 'record')
  }

  #properties({ properties }: ComplexTypeDocument): readonly PropertyModel[] {
    return properties.map((one) => ({ name: one.name, type: this.type(one.type) }))
  }

  #line(document: ComplexTypeDocument): readonly ComplexTypeDocument[] {
    const base = document.base === undefined ? undefined : this.#complexTypes.get(document.base)
    return base === undefined ? [document] : [...this.#line(base), document]
  }

  /** A type that has heirs and no members of its own is there for them only. */
  #isBare(name: string): boolean {
    return this.#heirs(name).length > 0 && this.#complexTypes.get(name)?.properties.length === 0
  }

  #inPlaceOf(name: string): { readonly read: readonly string[]; readonly input: readonly string[] } {
    const heirs = this.#heirs(name)
    const all = this.#isBare(name) ? heirs : [name, ...heirs]
    return {
      read: all.map((one) => this.#names.read.get(one) ?? one),
      input: all.map((one) => this.#names.input.get(one) ?? one),
    }
  }

  #heirs(name: string): readonly string[] {
    const own = [...this.#complexTypes.values()].filter((other) => other.base === name).map((other) => other.name)
    return own.flatMap((heir) => [heir, ...this.#heirs(heir)])
  }
}
