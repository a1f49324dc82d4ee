import { badFetch, codes } from './refuse.js'
import type { XmlElement } from './xml-element.js'

/** Our choice: an attribute that the documentation does not list is refused, so that a misspelt one shows. */
export function requireAttributes(element: XmlElement, known: readonly string[]): void {
  for (const name of element.attributes.keys()) {
    if (!known.includes(name)) throw badFetch(`'${element.name}' has no attribute '${name}'.`)
  }
}

export function requireChildren({ name, children, text }: XmlElement, known: readonly string[]): void {
  const other = children.find((child) => !known.includes(child.name))
  if (other !== undefined) throw badFetch(`'${other.name}' cannot stand in '${name}'.`)
  if (known.length > 0 && text.trim() !== '') throw badFetch(`'${name}' holds text.`)
}

export function required(element: XmlElement, name: string): string {
  const value = element.attributes.get(name)
  if (value === undefined || value === '') {
    throw badFetch(`'${element.name}' has no '${name}'.`, codes.missingElement)
  }
  return value
}

/** `true`/`false`, and `1`/`0`: the latter unverified. Source: protocol/query.md 4.3. */
export function flag(element: XmlElement, name: string): boolean {
  const value = element.attributes.get(name)
  if (value === undefined || value === 'false' || value === '0') return false
  if (value === 'true' || value === '1') return true
  throw badFetch(`'${value}' in '${name}' of '${element.name}' is neither true nor false.`)
}

/** A whole number above zero. */
export function positive(element: XmlElement, name: string): number | undefined {
  const value = element.attributes.get(name)
  if (value === undefined) return undefined
  if (/^0*[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw badFetch(`'${value}' in '${name}' of '${element.name}' is not a whole number above zero.`)
}

/** One of the values given. */
export function oneOf<const Value extends string>(
  element: XmlElement,
  name: string,
  values: readonly Value[],
  code: string = codes.malformed,
): Value | undefined {
  const given = element.attributes.get(name)
  if (given === undefined) return undefined
  const known = values.find((value) => value === given)
  if (known === undefined) throw badFetch(`'${given}' in '${name}' of '${element.name}' is unknown.`, code)
  return known
}

/** The entries that have a value: what is left out of the XML is left out of the document. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value }) // the one key is `key`
}
