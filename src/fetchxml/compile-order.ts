import { attributeName } from './attribute-name.js'
import { isSortable } from './is-sortable.js'
import { type AliasNode, type EntityNode, type FetchNode, isAggregate, type LinkNode, type OrderNode } from './node.js'
import type { XmlElement } from './xml-element.js'

/** A column that is ordered by, or a name of the caller's. */
interface Order {
  readonly link?: string | undefined
  readonly attribute?: string
  readonly alias?: string
  readonly isDescending: boolean
}

/**
 * The orders of a document, those of its links too: all stand in its root, where their sequence is that of the document.
 * In the links they would come after what makes an order whole.
 *
 * Source: "Order rows using FetchXML", process link-entity orders first; ordering and paging.
 */
export function orderElements(node: FetchNode): readonly XmlElement[] {
  return (isAggregate(node) ? figureOrder(node) : recordOrder(node)).map(orderElement)
}

/** Figures are ordered by alias. */
function figureOrder(node: EntityNode): readonly Order[] {
  return [
    ...node.order.map(({ by, isDescending }) => ({ alias: by, isDescending })),
    ...node.links.flatMap(figureOrder),
  ]
}

function recordOrder(node: FetchNode): readonly Order[] {
  const aliases = new Map(aliasesIn(node))
  const chosen = [
    ...node.order.map((order) => placed(order, aliases)),
    ...linksIn(node).flatMap((link) => link.order.map((order) => placed(order, aliases, link.alias))),
  ]
  const orders = new Map<string, Order>()
  for (const order of [...chosen, ...lastOrder(node, chosen.length > 0)]) {
    if (!orders.has(keyOf(order))) orders.set(keyOf(order), order)
  }
  return [...orders.values()]
}

/**
 * So that pages do not overlap, no two records are equal in all that is ordered by: the primary key sees to that, or where
 * a document compares its columns, those. The service orders what has no order by the key, but not a distinct document.
 */
function lastOrder(node: FetchNode, isOrdered: boolean): readonly Order[] {
  if (node.isDistinct) return comparedColumns(node)
  return isOrdered ? [{ attribute: node.table.primaryKey, isDescending: false }] : []
}

/** The columns that a distinct document compares, without those that have no order. */
function comparedColumns(
  { columns, hasAllColumns, aliases, links, table }: EntityNode,
  link?: string,
): readonly Order[] {
  const names = [
    ...(hasAllColumns ? [table.primaryKey] : []),
    ...columns,
    ...aliases.filter(({ countsChildren }) => !countsChildren).map(({ column }) => column),
  ]
  return [
    ...names
      .filter((name) => isSortable(table, name))
      .map((name) => ({ link, attribute: attributeName(name), isDescending: false })),
    ...links.flatMap((one) => comparedColumns(one, one.alias)),
  ]
}

/** Where an order's column is: `c.fullname` is one of the link `c`, an alias stands for its column. */
function placed({ by, isDescending }: OrderNode, aliases: ReadonlyMap<string, Aliased>, link?: string): Order {
  const named = aliases.get(by)
  if (named?.node.countsChildren) return { alias: by, isDescending }
  if (named !== undefined) return { link: named.link, attribute: attributeName(named.node.column), isDescending }
  const [first = by, second] = by.split('.')
  if (second === undefined) return { link, attribute: attributeName(first), isDescending }
  return { link: first, attribute: attributeName(second), isDescending }
}

interface Aliased {
  readonly node: AliasNode
  readonly link: string | undefined
}

function aliasesIn(node: EntityNode, link?: string): readonly (readonly [string, Aliased])[] {
  return [
    ...node.aliases.map((alias) => [alias.alias, { node: alias, link }] as const),
    ...node.links.flatMap((one) => aliasesIn(one, one.alias)),
  ]
}

function linksIn({ links }: EntityNode): readonly LinkNode[] {
  return links.flatMap((link) => [link, ...linksIn(link)])
}

function keyOf({ link = '', attribute, alias }: Order): string {
  return attribute === undefined ? `=${alias}` : `${link}.${attribute}`
}

function orderElement({ link, attribute, alias, isDescending }: Order): XmlElement {
  return {
    name: 'order',
    attributes: { entityname: link, attribute, alias, descending: isDescending ? 'true' : undefined },
  }
}
