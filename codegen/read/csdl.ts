import { CsdlElement } from './csdl-element.js'
import type {
  Csdl,
  CsdlComplexType,
  CsdlEnumType,
  CsdlNavigation,
  CsdlOperation,
  CsdlProperty,
  CsdlType,
} from './csdl-model.js'
import { MetadataError } from './metadata-error.js'
import { type Fail, readXml } from './xml.js'

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Draft<Item>[] : T[K] }
type Attributes = Readonly<Record<string, string>>

/** Annotations by the end of their terms: documents name them with and without an alias. */
const alternateKeys = '.AlternateKeys'
const computed = '.Computed'
const permissions = '.Permissions'
const readOnly = '.PermissionType/Read'

/** Reads a `$metadata` document. `document` is its name, for errors. Source: protocol/metadata.md 11.1. */
export function parseCsdl(xml: string, document = '$metadata'): Csdl {
  const csdl = readXml(document, xml, (fail) => new CsdlReader(fail)).result()
  if (csdl === undefined) throw new MetadataError(document, 'there is no Schema element in it.')
  return csdl
}

class CsdlReader {
  readonly #fail: Fail
  readonly #types = new Map<string, Draft<CsdlType>>()
  readonly #complexTypes = new Map<string, Draft<CsdlComplexType>>()
  readonly #enumTypes = new Map<string, Draft<CsdlEnumType>>()
  readonly #sets = new Map<string, string>()
  readonly #setNames = new Set<string>()
  readonly #operations: Draft<CsdlOperation>[] = []
  #isEdmx = false
  #hasSchema = false
  /** What an element inside of it belongs to. */
  #structure: Draft<CsdlType> | Draft<CsdlComplexType> | undefined
  #type: Draft<CsdlType> | undefined
  #enum: Draft<CsdlEnumType> | undefined
  #operation: Draft<CsdlOperation> | undefined
  #property: Draft<CsdlProperty> | undefined
  #navigation: Draft<CsdlNavigation> | undefined
  #term: string | undefined
  /** What the type or the operation has until now. */
  #members = new Set<string>()

  constructor(fail: Fail) {
    this.#fail = fail
  }

  /** Undefined where there was no schema. */
  result(): Csdl | undefined {
    if (!this.#hasSchema) return undefined
    return {
      types: this.#types,
      complexTypes: this.#complexTypes,
      enumTypes: this.#enumTypes,
      sets: this.#sets,
      operations: this.#operations,
    }
  }

  open(name: string, attributes: Attributes): void {
    if (!this.#isEdmx) this.#requireEdmx(name)
    const owner = this.#structure ?? this.#operation ?? this.#enum
    const element = new CsdlElement(name, attributes, owner?.name, this.#fail)
    switch (name) {
      case 'Schema':
        this.#hasSchema = true
        return
      case 'EntityType':
        this.#openType(element)
        return
      case 'ComplexType':
        this.#structure = { ...nameAndBase(element), properties: [] }
        this.#add(this.#complexTypes, element, this.#structure)
        return
      case 'EnumType':
        this.#enum = { name: element.plainName(), isFlags: element.isTrue('IsFlags'), members: [] }
        this.#add(this.#enumTypes, element, this.#enum)
        return
      case 'Member':
        this.#openMember(element)
        return
      case 'Property':
        this.#openProperty(element)
        return
      case 'PropertyRef':
        this.#type?.key.push(element.plainName())
        return
      case 'NavigationProperty':
        this.#openNavigation(element)
        return
      case 'ReferentialConstraint':
        if (this.#navigation) this.#navigation.property ??= element.need('Property')
        return
      case 'Action':
      case 'Function':
        this.#openOperation(element)
        return
      case 'Parameter':
        this.#openParameter(element)
        return
      case 'ReturnType':
        if (this.#operation) this.#operation.result = element.type()
        return
      case 'EntitySet':
        this.#openSet(element)
        return
      case 'Annotation':
        this.#openAnnotation(element)
        return
      case 'Record':
        if (this.#isKeyAnnotation() && element.attribute('Type')?.endsWith('.AlternateKey')) {
          this.#type?.alternateKeys.push([])
        }
        return
      case 'PropertyValue': {
        const path = this.#isKeyAnnotation() ? element.attribute('PropertyPath') : undefined
        if (path !== undefined) this.#type?.alternateKeys.at(-1)?.push(path)
      }
    }
  }

  /** The text of `<EnumMember>` in an annotation. */
  text(text: string): void {
    if (this.#property && this.#term?.endsWith(permissions) && text.trim().endsWith(readOnly)) {
      this.#property.readOnly = true
    }
  }

  close(element: string): void {
    switch (element) {
      case 'EntityType':
        this.#type = undefined
        this.#structure = undefined
        return
      case 'ComplexType':
        this.#structure = undefined
        return
      case 'EnumType':
        this.#enum = undefined
        return
      case 'Action':
      case 'Function':
        this.#operation = undefined
        return
      case 'Property':
        this.#property = undefined
        return
      case 'NavigationProperty':
        this.#navigation = undefined
        return
      case 'Annotation':
        this.#term = undefined
    }
  }

  #requireEdmx(element: string): void {
    if (element !== 'Edmx') this.#fail(`the root element is ${element}, not Edmx.`)
    this.#isEdmx = true
  }

  #openType(element: CsdlElement): void {
    this.#type = {
      ...nameAndBase(element),
      abstract: element.isTrue('Abstract'),
      key: [],
      properties: [],
      navigation: [],
      alternateKeys: [],
    }
    this.#structure = this.#type
    this.#add(this.#types, element, this.#type)
  }

  #openMember(element: CsdlElement): void {
    if (!this.#enum) return
    const name = this.#member(element, element.plainName())
    const value = Number(element.attribute('Value') ?? this.#enum.members.length)
    if (!Number.isInteger(value)) element.fail('has a Value that is no whole number.')
    this.#enum.members.push({ name, value })
  }

  #openProperty(element: CsdlElement): void {
    if (!this.#structure) return
    const name = element.plainName()
    // `x` and `_x_value` are one column, whatever their case.
    this.#member(element, this.#type ? name.replace(/^_(.+)_value$/, '$1').toLowerCase() : name)
    this.#property = { name, type: element.type(), readOnly: false }
    this.#structure.properties.push(this.#property)
  }

  #openNavigation(element: CsdlElement): void {
    if (!this.#structure) return
    const name = this.#member(element, element.navigationName())
    const type = element.type()
    if (!this.#type) {
      // A complex type holds the record itself.
      this.#structure.properties.push({ name, type, readOnly: false })
      return
    }
    const partner = element.attribute('Partner') === undefined ? undefined : element.navigationName('Partner')
    const { name: target, collection } = type
    this.#navigation = { name, target, collection, ...(partner !== undefined && { partner }) }
    this.#type.navigation.push(this.#navigation)
  }

  #openOperation(element: CsdlElement): void {
    this.#members = new Set()
    this.#operation = {
      name: element.plainName(),
      kind: element.name === 'Action' ? 'action' : 'function',
      isBound: element.isTrue('IsBound'),
      parameters: [],
    }
    this.#operations.push(this.#operation)
  }

  #openParameter(element: CsdlElement): void {
    if (!this.#operation) return
    const name = this.#member(element, element.plainName())
    const nullable = element.attribute('Nullable') !== 'false'
    this.#operation.parameters.push({ name, type: element.type(), nullable })
  }

  #openSet(element: CsdlElement): void {
    const name = element.plainName()
    const { name: type } = element.type('EntityType')
    const other = this.#sets.get(type)
    if (other !== undefined) element.fail(`is a second one for ${type}: ${other} and ${name}.`)
    if (this.#setNames.has(name)) element.fail(`is declared twice: ${name}.`)
    this.#setNames.add(name)
    this.#sets.set(type, name)
  }

  #openAnnotation(element: CsdlElement): void {
    this.#term = element.attribute('Term')
    if (!this.#property) return
    if (this.#term?.endsWith(computed) && element.attribute('Bool') !== 'false') this.#property.readOnly = true
    this.text(element.attribute('EnumMember') ?? '')
  }

  #isKeyAnnotation(): boolean {
    return this.#type !== undefined && this.#term?.endsWith(alternateKeys) === true
  }

  #add<T extends { readonly name: string }>(types: Map<string, T>, element: CsdlElement, type: T): void {
    if (types.has(type.name)) this.#fail(`${element.name} ${type.name} is declared twice.`)
    types.set(type.name, type)
    this.#members = new Set()
  }

  /** Gives the name back; refuses it where the type or the operation has it already. */
  #member(element: CsdlElement, name: string): string {
    const key = `${element.name} ${name}`
    if (this.#members.has(key)) element.fail(`is declared twice: ${name}.`)
    this.#members.add(key)
    return name
  }
}

function nameAndBase(element: CsdlElement): { readonly name: string; readonly base?: string } {
  const hasBase = element.attribute('BaseType') !== undefined
  return { name: element.plainName(), ...(hasBase && { base: element.type('BaseType').name }) }
}
