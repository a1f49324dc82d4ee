import type { CsdlTypeRef } from './csdl-model.js'
import { faultOfName, faultOfNavigation, shown } from './plain-name.js'
import type { Fail } from './xml.js'

const typeText = /^(?:Collection\(([\w.]+)\)|([\w.]+))$/

/** An element of a `$metadata` document: what it must have, it is asked for here. */
export class CsdlElement {
  readonly name: string
  readonly #attributes: Readonly<Record<string, string>>
  /** What it belongs to, for messages. */
  readonly #owner: string | undefined
  readonly #fail: Fail

  constructor(name: string, attributes: Readonly<Record<string, string>>, owner: string | undefined, fail: Fail) {
    this.name = name
    this.#attributes = attributes
    this.#owner = owner
    this.#fail = fail
  }

  attribute(attribute: string): string | undefined {
    return this.#attributes[attribute]
  }

  isTrue(attribute: string): boolean {
    return this.#attributes[attribute] === 'true'
  }

  need(attribute: string): string {
    const value = this.#attributes[attribute]
    if (value !== undefined && value !== '') return value
    return this.fail(`has no attribute ${attribute}.`)
  }

  plainName(): string {
    return this.#checked(this.need('Name'), faultOfName)
  }

  navigationName(attribute = 'Name'): string {
    return this.#checked(this.need(attribute), faultOfNavigation)
  }

  type(attribute = 'Type'): CsdlTypeRef {
    const text = this.need(attribute)
    const [, item, single] = typeText.exec(text) ?? []
    const name = localName(item ?? single ?? '')
    if (faultOfName(name.replace(/^Edm\./, '')) === undefined) return { name, collection: item !== undefined }
    return this.fail(`has ${shown(text)} for a type.`)
  }

  /** `problem` goes on after the element's name. */
  fail(problem: string): never {
    const inside = this.#owner === undefined ? '' : ` of ${this.#owner}`
    return this.#fail(`an element ${this.name}${inside} ${problem}`)
  }

  #checked(name: string, faultOf: (name: string) => string | undefined): string {
    const fault = faultOf(name)
    return fault === undefined ? name : this.fail(`has a bad name: ${fault}.`)
  }
}

/** Without the namespace or its alias; `Edm` stays. */
function localName(qualified: string): string {
  return qualified.startsWith('Edm.') ? qualified : qualified.slice(qualified.lastIndexOf('.') + 1)
}
