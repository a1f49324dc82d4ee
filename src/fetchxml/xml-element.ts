import { xmlText } from './xml-text.js'

export interface XmlElement {
  readonly name: string
  /** Those that are undefined are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  /** Elements, or a text alone. */
  readonly children?: readonly XmlElement[] | string
}

/** As short as it gets: quotes that a URL holds as they are, nothing between the elements. */
export function xmlOf({ name, attributes, children = [] }: XmlElement): string {
  const tag = openTag(name, attributes)
  if (children.length === 0) return `<${tag}/>`
  const inside = typeof children === 'string' ? xmlText(children) : children.map(xmlOf).join('')
  return `<${tag}>${inside}</${name}>`
}

/** For people: an element a line. */
export function indentedXml({ name, attributes, children = [] }: XmlElement, indent = ''): string {
  const tag = openTag(name, attributes)
  if (children.length === 0) return `${indent}<${tag} />`
  if (typeof children === 'string') return `${indent}<${tag}>${xmlText(children)}</${name}>`
  const lines = children.map((child) => indentedXml(child, `${indent}  `))
  return [`${indent}<${tag}>`, ...lines, `${indent}</${name}>`].join('\n')
}

/** Name and attributes of an element, without the angle brackets. */
export function openTag(name: string, attributes: XmlElement['attributes']): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}='${xmlText(value)}'`,
  )
  return `${name}${written.join('')}`
}
