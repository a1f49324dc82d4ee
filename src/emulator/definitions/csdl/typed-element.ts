import { type Element, element } from './xml.js'

/** A type as an element of the document names it: inside, all names have the alias. */
export function qualified(type: string): string {
  if (type.startsWith('Edm.')) return type
  const [, item] = /^Collection\((.+)\)$/.exec(type) ?? []
  return item === undefined ? `mscrm.${type}` : `Collection(${qualified(item)})`
}

interface Facets {
  readonly nullable?: boolean
  readonly name?: string
}

/** A property, a parameter or a result. Source: protocol/metadata.md 11.1 for the facets. */
export function typedElement(
  kind: 'Property' | 'Parameter' | 'ReturnType',
  type: string,
  { name, nullable }: Facets,
  children: readonly Element[] = [],
): Element {
  const primitive = /^(?:Collection\()?(Edm\.\w+)/.exec(type)?.[1]
  const attributes = {
    Name: name,
    Type: qualified(type),
    Nullable: nullable === false ? 'false' : undefined,
    Unicode: primitive === 'Edm.String' ? 'false' : undefined,
    Scale: primitive === 'Edm.Decimal' ? 'Variable' : undefined,
  }
  return element(kind, attributes, children)
}
