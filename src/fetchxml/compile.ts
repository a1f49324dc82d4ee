import { UsageError } from '../errors/index.js'
import { attributeName } from './attribute-name.js'
import { filterElement } from './compile-filter.js'
import { orderElements } from './compile-order.js'
import { type AliasNode, type EntityNode, type FetchNode, isAggregate, type LinkNode } from './node.js'
import type { Paging } from './paging.js'
import type { XmlElement } from './xml-element.js'

/** The document of a query, for one of its pages. Source: protocol/query.md 4.3. */
export function fetchElement(node: FetchNode, paging: Paging): XmlElement {
  const { isDistinct, aggregateLimit, settings } = node
  return {
    name: 'fetch',
    attributes: {
      aggregate: isAggregate(node) ? 'true' : undefined,
      aggregatelimit: aggregateLimit?.toString(),
      distinct: isDistinct ? 'true' : undefined,
      ...settings,
      ...paging,
    },
    children: [{ name: 'entity', attributes: { name: node.table.name }, children: rootChildren(node) }],
  }
}

function rootChildren(node: FetchNode): readonly XmlElement[] {
  const isSilent = node.columns.length === 0 && !node.hasAllColumns && node.aliases.length === 0
  if (!isSilent || isAggregate(node)) return childrenOf(node, orderElements(node))
  if (node.isDistinct)
    throw new UsageError('distinct compares the columns that are selected: select some of the table.')
  // The protocol does not say what a document without columns brings: the key stands in for nothing.
  return childrenOf({ ...node, columns: [node.table.primaryKey] }, orderElements(node))
}

function childrenOf(node: EntityNode, orders: readonly XmlElement[] = []): readonly XmlElement[] {
  return [
    ...(node.hasAllColumns ? [{ name: 'all-attributes', attributes: {} }] : []),
    ...node.columns.map((column) => ({ name: 'attribute', attributes: { name: attributeName(column) } })),
    ...node.aliases.map(aliasElement),
    ...orders,
    ...(node.filters.length === 0 ? [] : [filterElement(node.filters)]),
    ...node.links.map(linkElement),
  ]
}

function aliasElement({ column, alias, ...rest }: AliasNode): XmlElement {
  return {
    name: 'attribute',
    attributes: {
      name: attributeName(column),
      alias,
      aggregate: rest.aggregate,
      groupby: rest.isGroup ? 'true' : undefined,
      dategrouping: rest.dateGrouping,
      usertimezone: rest.inUserTimeZone === false ? 'false' : undefined,
      distinct: rest.isDistinct ? 'true' : undefined,
      rowaggregate: rest.countsChildren ? 'CountChildren' : undefined,
    },
  }
}

function linkElement(link: LinkNode): XmlElement {
  return {
    name: 'link-entity',
    attributes: {
      name: link.table.name,
      from: link.from,
      to: link.to,
      alias: link.alias,
      'link-type': link.type,
      intersect: link.isIntersect ? 'true' : undefined,
    },
    children: childrenOf(link),
  }
}
