import { type Element, element } from './xml.js'

/** The annotation of a type that names its alternate keys by their properties. Source: protocol/metadata.md 11.1. */
export function alternateKeys(keys: readonly (readonly string[])[]): readonly Element[] {
  if (keys.length === 0) return []
  const records = keys.map((key) =>
    element('Record', { Type: 'Keys.AlternateKey' }, [
      element('PropertyValue', { Property: 'Key' }, [element('Collection', {}, key.map(part))]),
    ]),
  )
  return [element('Annotation', { Term: 'Keys.AlternateKeys' }, [element('Collection', {}, records)])]
}

function part(property: string): Element {
  return element('Record', { Type: 'Keys.PropertyRef' }, [
    element('PropertyValue', { Property: 'Alias', String: property }),
    element('PropertyValue', { Property: 'Name', PropertyPath: property }),
  ])
}
