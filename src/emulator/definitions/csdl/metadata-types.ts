import { complexTypes } from '../complex-types.js'
import { definitionKeys } from '../definition-keys.js'
import { entityTypes } from '../entity-types.js'
import { enumTypes } from '../enum-types.js'
import type { MetadataType } from '../metadata-type.js'
import { isMirrored, itemType, membersOfType, ownProperties } from '../type-members.js'
import { alternateKeys } from './alternate-keys.js'
import { qualified, typedElement } from './typed-element.js'
import { type Element, element } from './xml.js'

/** The entity types of definitions. */
export function definitionTypes(): readonly Element[] {
  return Object.entries(entityTypes).map(([name, type]) => {
    const attributes = {
      Name: name,
      BaseType: type.base && `mscrm.${type.base}`,
      Abstract: type.abstract ? 'true' : undefined,
    }
    const key = name === 'MetadataBase' ? [element('Key', {}, [element('PropertyRef', { Name: 'MetadataId' })])] : []
    const names = Object.hasOwn(definitionKeys, name) ? definitionKeys[name] : undefined
    return element('EntityType', attributes, [
      ...key,
      ...properties(ownProperties(type)),
      ...navigation(type),
      ...alternateKeys(names === undefined ? [] : [[names]]),
    ])
  })
}

function navigation(type: MetadataType): readonly Element[] {
  return Object.entries(type.navigation ?? {}).map(([name, target]) =>
    element('NavigationProperty', {
      Name: name,
      Type: qualified(target),
      Nullable: target.startsWith('Collection(') ? undefined : 'false',
    }),
  )
}

/** The complex types of definitions, and the mirrors of their entity types that RetrieveMetadataChanges answers with. */
export function definitionComplexTypes(): readonly Element[] {
  const plain = Object.entries(complexTypes).map(([name, type]) => complexType(name, type.base, ownProperties(type)))
  return [...plain, ...mirrors()]
}

/** What derives from `MetadataBase`, the parts included that an entity type reaches by navigation. */
function mirrors(): readonly Element[] {
  return Object.entries(entityTypes).flatMap(([name, type]) => {
    if (type.abstract || name === 'OptionSetMetadataBase') return []
    const derives = type.base !== undefined && mirrored.has(type.base)
    const declared = (derives ? ownProperties(type) : [...membersOfType(name).properties]).filter(([one]) =>
      isMirrored(one),
    )
    const base = derives ? `Complex${type.base}` : undefined
    return [complexType(`Complex${name}`, base, [...declared, ...parts(type)])]
  })
}

/** Types that mirrors derive from: the others stand for themselves. */
const mirrored = new Set(['AttributeMetadata', 'EnumAttributeMetadata'])

function parts(type: MetadataType): readonly (readonly [string, string])[] {
  return Object.entries(type.navigation ?? {})
    .filter(([name]) => name !== 'GlobalOptionSet' && name !== 'Lookup')
    .map(([name, target]) => [name, target.replace(itemType(target), `Complex${itemType(target)}`)] as const)
}

function complexType(
  name: string,
  base: string | undefined,
  declared: readonly (readonly [string, string])[],
): Element {
  return element('ComplexType', { Name: name, BaseType: base && `mscrm.${base}` }, properties(declared))
}

function properties(declared: readonly (readonly [name: string, type: string])[]): readonly Element[] {
  return declared.map(([name, type]) => typedElement('Property', type, { name }))
}

export function definitionEnumTypes(): readonly Element[] {
  return Object.entries(enumTypes).map(([name, { flags, members }]) =>
    element(
      'EnumType',
      { Name: name, IsFlags: flags ? 'true' : undefined },
      Object.entries(members).map(([member, value]) => element('Member', { Name: member, Value: String(value) })),
    ),
  )
}
