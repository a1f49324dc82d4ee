import { type AttributeNode, aggregates, dateGroupings, type OrderNode } from './document.js'
import { flag, given, oneOf, requireAttributes, requireChildren, required } from './read-attributes.js'
import { badFetch, codes } from './refuse.js'
import type { XmlElement } from './xml-element.js'

const known = 'name alias aggregate groupby dategrouping distinct rowaggregate usertimezone'.split(' ')

/** Reads an `attribute`. The emulator's users live in UTC, so `usertimezone` changes nothing. */
export function readAttribute(element: XmlElement): AttributeNode {
  requireAttributes(element, known)
  requireChildren(element, [])
  flag(element, 'usertimezone')
  return {
    name: required(element, 'name'),
    ...given('alias', aliasOf(element)),
    ...given('aggregate', oneOf(element, 'aggregate', aggregates, codes.aggregate)),
    groupBy: flag(element, 'groupby'),
    ...given('dateGrouping', oneOf(element, 'dategrouping', dateGroupings, codes.dateGrouping)),
    distinct: flag(element, 'distinct'),
    countChildren: oneOf(element, 'rowaggregate', ['CountChildren']) !== undefined,
  }
}

export function readOrder(element: XmlElement): OrderNode {
  requireAttributes(element, ['attribute', 'alias', 'descending', 'entityname'])
  requireChildren(element, [])
  const attribute = element.attributes.get('attribute')
  const alias = element.attributes.get('alias')
  if (attribute === undefined && alias === undefined) {
    throw badFetch("'order' has neither 'attribute' nor 'alias'.", codes.missingElement)
  }
  return {
    ...given('attribute', attribute),
    ...given('alias', alias),
    ...given('entityName', element.attributes.get('entityname')),
    descending: flag(element, 'descending'),
  }
}

/** Our choice: letters, digits and underscores, and no digit first, as reports of the service's refusals have it. */
export function aliasOf({ attributes }: XmlElement): string | undefined {
  const alias = attributes.get('alias') || undefined
  if (alias === undefined || /^[A-Za-z_]\w*$/.test(alias)) return alias
  throw badFetch(`'${alias}' cannot be an alias.`)
}
