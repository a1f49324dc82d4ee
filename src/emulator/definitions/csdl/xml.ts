import XMLBuilder from 'fast-xml-builder'

/** An element as the XML writer takes it. */
export interface Element {
  readonly [name: string]: readonly Element[] | Attributes | string
}

type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** An attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes = {}, children: readonly Element[] = []): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return { [name]: children, ':@': Object.fromEntries(given) }
}

export function text(value: string): Element {
  return { '#text': value }
}

/** In one line, as the service writes it. */
export function writeXml(root: Element): string {
  const declaration = { '?xml': [], ':@': { version: '1.0', encoding: 'utf-8' } }
  return new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  }).build([declaration, root])
}
