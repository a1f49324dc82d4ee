import type {
  Csdl,
  CsdlComplexType,
  CsdlEnumType,
  CsdlNavigation,
  CsdlOperation,
  CsdlParameter,
  CsdlProperty,
  CsdlType,
  CsdlTypeRef,
} from './csdl-model.js'
import { MetadataError } from './metadata-error.js'
import { readXml } from './xml.js'

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Draft<Item>[] : T[K] }
type Attributes = Readonly<Record<string, string>>

/** Annotations by the end of their terms: documents name them with and without an alias. */
const alternateKeys = '.AlternateKeys'
const computed = '.Computed'
const permissions = '.Permissions'
const readOnly = '.PermissionType/Read'

/** Reads a `$metadata` document. `document` is its name, for errors. Source: protocol/metadata.md 11.1. */
export function parseCsdl(xml: string, document = '$metadata'): Csdl {
  const reader = new CsdlReader(document)
  readXml(document, xml, reader)
  return reader.result()
}

class CsdlReader {
  readonly #document: string
  readonly #types = new Map<string, Draft<CsdlType>>()
  readonly #complexTypes = new Map<string, Draft<CsdlComplexType>>()
  readonly #enumTypes = new Map<string, Draft<CsdlEnumType>>()
  readonly #sets = new Map<string, string>()
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

  constructor(document: string) {
    this.#document = document
  }

  result(): Csdl {
    if (!this.#hasSchema) throw new MetadataError(this.#document, 'there is no Schema element in it.')
    this.#refuseCycles()
    return {
      types: this.#types,
      complexTypes: this.#complexTypes,
      enumTypes: this.#enumTypes,
      sets: this.#sets,
      operations: this.#operations,
    }
  }

  open(element: string, attributes: Attributes): void {
    if (!this.#isEdmx) this.#requireEdmx(element)
    switch (element) {
      case 'Schema':
        this.#hasSchema = true
        return
      case 'EntityType':
        this.#openType(attributes)
        return
      case 'ComplexType':
        this.#structure = { ...this.#nameAndBase(element, attributes), properties: [] }
        this.#add(this.#complexTypes, 'ComplexType', this.#structure)
        return
      case 'EnumType':
        this.#enum = {
          name: this.#need(element, attributes, 'Name'),
          isFlags: isTrue(attributes['IsFlags']),
          members: [],
        }
        this.#add(this.#enumTypes, 'EnumType', this.#enum)
        return
      case 'Member':
        this.#openMember(attributes)
        return
      case 'Property':
        this.#openProperty(attributes)
        return
      case 'PropertyRef':
        this.#type?.key.push(this.#need(element, attributes, 'Name'))
        return
      case 'NavigationProperty':
        this.#openNavigation(attributes)
        return
      case 'ReferentialConstraint':
        if (this.#navigation) this.#navigation.property ??= this.#need(element, attributes, 'Property')
        return
      case 'Action':
      case 'Function':
        this.#openOperation(element, attributes)
        return
      case 'Parameter':
        this.#operation?.parameters.push(this.#parameter(attributes))
        return
      case 'ReturnType':
        if (this.#operation) this.#operation.result = toTypeRef(this.#need(element, attributes, 'Type'))
        return
      case 'EntitySet':
        this.#sets.set(
          localName(this.#need(element, attributes, 'EntityType')),
          this.#need(element, attributes, 'Name'),
        )
        return
      case 'Annotation':
        this.#openAnnotation(attributes)
        return
      case 'Record':
        if (this.#isKeyAnnotation() && attributes['Type']?.endsWith('.AlternateKey')) this.#type?.alternateKeys.push([])
        return
      case 'PropertyValue':
        if (this.#isKeyAnnotation() && attributes['PropertyPath'] !== undefined) {
          this.#type?.alternateKeys.at(-1)?.push(attributes['PropertyPath'])
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
    if (element.toLowerCase() === 'html') {
      throw new MetadataError(this.#document, 'this is a web page, such as a login page, and no $metadata document.')
    }
    if (element !== 'Edmx') throw new MetadataError(this.#document, `the root element is ${element}, not Edmx.`)
    this.#isEdmx = true
  }

  #openType(attributes: Attributes): void {
    this.#type = {
      ...this.#nameAndBase('EntityType', attributes),
      abstract: isTrue(attributes['Abstract']),
      key: [],
      properties: [],
      navigation: [],
      alternateKeys: [],
    }
    this.#structure = this.#type
    this.#add(this.#types, 'EntityType', this.#type)
  }

  #openMember(attributes: Attributes): void {
    if (!this.#enum) return
    const value = attributes['Value']
    this.#enum.members.push({
      name: this.#need('Member', attributes, 'Name'),
      value: value === undefined ? this.#enum.members.length : Number(value),
    })
  }

  #openProperty(attributes: Attributes): void {
    if (!this.#structure) return
    this.#property = {
      name: this.#need('Property', attributes, 'Name'),
      type: toTypeRef(this.#need('Property', attributes, 'Type')),
      readOnly: false,
    }
    this.#structure.properties.push(this.#property)
  }

  #openNavigation(attributes: Attributes): void {
    if (!this.#structure) return
    const type = toTypeRef(this.#need('NavigationProperty', attributes, 'Type'))
    if (!this.#type) {
      // A complex type holds the record itself.
      this.#structure.properties.push({
        name: this.#need('NavigationProperty', attributes, 'Name'),
        type,
        readOnly: false,
      })
      return
    }
    const { name: target, collection } = type
    const partner = attributes['Partner']
    this.#navigation = {
      name: this.#need('NavigationProperty', attributes, 'Name'),
      target,
      collection,
      ...(partner !== undefined && { partner }),
    }
    this.#type.navigation.push(this.#navigation)
  }

  #openOperation(element: 'Action' | 'Function', attributes: Attributes): void {
    this.#operation = {
      name: this.#need(element, attributes, 'Name'),
      kind: element === 'Action' ? 'action' : 'function',
      isBound: isTrue(attributes['IsBound']),
      isComposable: isTrue(attributes['IsComposable']),
      parameters: [],
    }
    this.#operations.push(this.#operation)
  }

  #parameter(attributes: Attributes): CsdlParameter {
    return {
      name: this.#need('Parameter', attributes, 'Name'),
      type: toTypeRef(this.#need('Parameter', attributes, 'Type')),
      nullable: attributes['Nullable'] !== 'false',
    }
  }

  #openAnnotation(attributes: Attributes): void {
    this.#term = attributes['Term']
    if (!this.#property) return
    if (this.#term?.endsWith(computed) && attributes['Bool'] !== 'false') this.#property.readOnly = true
    this.text(attributes['EnumMember'] ?? '')
  }

  #isKeyAnnotation(): boolean {
    return this.#type !== undefined && this.#term?.endsWith(alternateKeys) === true
  }

  #nameAndBase(element: string, attributes: Attributes): { readonly name: string; readonly base?: string } {
    const base = attributes['BaseType']
    return { name: this.#need(element, attributes, 'Name'), ...(base !== undefined && { base: localName(base) }) }
  }

  #need(element: string, attributes: Attributes, attribute: string): string {
    const value = attributes[attribute]
    if (value !== undefined && value !== '') return value
    const where = this.#structure ?? this.#operation ?? this.#enum
    const inside = where === undefined ? '' : ` of ${where.name}`
    throw new MetadataError(this.#document, `an element ${element}${inside} has no attribute ${attribute}.`)
  }

  #add<T extends { readonly name: string }>(types: Map<string, T>, element: string, type: T): void {
    if (types.has(type.name)) throw new MetadataError(this.#document, `${element} ${type.name} is declared twice.`)
    types.set(type.name, type)
  }

  #refuseCycles(): void {
    for (const types of [this.#types, this.#complexTypes]) {
      for (const { name } of types.values()) this.#refuseCycle(types, name)
    }
  }

  #refuseCycle(types: ReadonlyMap<string, { readonly base?: string }>, name: string): void {
    const line = [name]
    for (let base = types.get(name)?.base; base !== undefined; base = types.get(base)?.base) {
      const isCycle = line.includes(base)
      line.push(base)
      if (isCycle) throw new MetadataError(this.#document, `the base types run in a circle: ${line.join(' → ')}.`)
    }
  }
}

function isTrue(value: string | undefined): boolean {
  return value === 'true'
}

function toTypeRef(type: string): CsdlTypeRef {
  const collection = type.startsWith('Collection(')
  return { name: localName(collection ? type.slice('Collection('.length, -1) : type), collection }
}

/** Without the namespace or its alias; `Edm` stays. */
function localName(qualified: string): string {
  return qualified.startsWith('Edm.') ? qualified : qualified.slice(qualified.lastIndexOf('.') + 1)
}
