import { UsageError } from '../errors/index.js'
import { attributeName } from './attribute-name.js'
import { filterElement } from './compile-filter.js'
import { type AliasNode, type EntityNode, type FetchNode, isAggregate, type LinkNode, type OrderNode } from './node.js'
import type { Paging } from './paging.js'
import type { XmlElement } from './xml-element.js'

/** The document of a query, for one of its pages. Source: protocol/query.md 4.3. */
export function fetchElement(node: FetchNode, paging: Paging): XmlElement {
  const { isDistinct, isCounted, aggregateLimit, settings } = node
  return {
    name: 'fetch',
    attributes: {
      aggregate: isAggregate(node) ? 'true' : undefined,
      aggregatelimit: aggregateLimit?.toString(),
      distinct: isDistinct ? 'true' : undefined,
      returntotalrecordcount: isCounted ? 'true' : undefined,
      ...settings,
      ...paging,
    },
    children: [{ name: 'entity', attributes: { name: node.table.name }, children: rootChildren(node) }],
  }
}

function rootChildren(node: FetchNode): readonly XmlElement[] {
  const isFigures = isAggregate(node)
  const isSilent = node.columns.length === 0 && !node.hasAllColumns && node.aliases.length === 0
  if (!isSilent || isFigures) return childrenOf(node, withTieBreak(node), isFigures)
  if (node.isDistinct)
    throw new UsageError('distinct compares the columns that are selected: select some of the table.')
  // The protocol does not say what a document without columns brings: the key stands in for nothing.
  return childrenOf({ ...node, columns: [node.table.primaryKey] }, withTieBreak(node), isFigures)
}

/** The primary key is the last thing ordered by, so that pages do not overlap; not where it is not compared. */
function withTieBreak(node: FetchNode): readonly OrderNode[] {
  const { order, links, isDistinct, table } = node
  if (order.length === 0 || isDistinct || isAggregate(node) || links.some(isOrdered)) return order
  const isThere = order.some(({ by }) => by === table.primaryKey)
  return isThere ? order : [...order, { by: table.primaryKey, isDescending: false }]
}

function isOrdered({ order, links }: LinkNode): boolean {
  return order.length > 0 || links.some(isOrdered)
}

function childrenOf(node: EntityNode, order: readonly OrderNode[], isFigures: boolean): readonly XmlElement[] {
  return [
    ...(node.hasAllColumns ? [{ name: 'all-attributes', attributes: {} }] : []),
    ...node.columns.map((column) => ({ name: 'attribute', attributes: { name: attributeName(column) } })),
    ...node.aliases.map(aliasElement),
    ...order.map((by) => orderElement(by, node.aliases, isFigures)),
    ...(node.filters.length === 0 ? [] : [filterElement(node.filters)]),
    ...node.links.map((link) => linkElement(link, isFigures)),
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

/** Figures are ordered by alias; elsewhere an alias stands for its column, and `c.fullname` is a column of the link `c`. */
function orderElement({ by, isDescending }: OrderNode, aliases: readonly AliasNode[], isFigures: boolean): XmlElement {
  const descending = isDescending ? 'true' : undefined
  const named = aliases.find(({ alias }) => alias === by)
  if (isFigures || named?.countsChildren) return { name: 'order', attributes: { alias: by, descending } }
  const [first = by, second] = (named?.column ?? by).split('.')
  const link = second === undefined ? undefined : first
  return { name: 'order', attributes: { entityname: link, attribute: attributeName(second ?? first), descending } }
}

function linkElement(link: LinkNode, isFigures: boolean): XmlElement {
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
    children: childrenOf(link, link.order, isFigures),
  }
}
