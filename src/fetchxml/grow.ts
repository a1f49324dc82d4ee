import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import { aliasName } from './alias-name.js'
import { attributeName } from './attribute-name.js'
import { buildFilter } from './build-filter.js'
import type { DateGroup } from './date-groups.js'
import type { LinkedTables } from './fetch-table.js'
import { groupColumn } from './group-column.js'
import type { AggregateMethod, AliasNode, EntityNode, LinkNode } from './node.js'
import { selectedName } from './selected-name.js'

export function withColumns<Node extends EntityNode>(node: Node, columns: readonly string[]): Node {
  return Object.freeze({
    ...node,
    columns: [...new Set([...node.columns, ...columns.map((column) => selectedName(node.table, column))])],
  })
}

export function withFilter<Node extends EntityNode>(
  node: Node,
  build: (table: never, links: never) => unknown,
  links?: LinkedTables,
): Node {
  return Object.freeze({ ...node, filters: [...node.filters, buildFilter(node.table, build, links)] })
}

export function withOrder<Node extends EntityNode>(node: Node, by: string, direction: 'asc' | 'desc'): Node {
  if (direction !== 'asc' && direction !== 'desc') throw new UsageError(`${by} is ordered asc or desc.`)
  const order = { by: String(by).split('.').map(nameText).join('.'), isDescending: direction === 'desc' }
  return Object.freeze({ ...node, order: [...node.order, order] })
}

export function withLink<Node extends EntityNode>(node: Node, link: LinkNode): Node {
  return Object.freeze({ ...node, links: [...node.links, link] })
}

export function withAllColumns<Node extends EntityNode>(node: Node): Node {
  return Object.freeze({ ...node, hasAllColumns: true })
}

export function withAliases<Node extends EntityNode>(node: Node, aliases: Readonly<Record<string, string>>): Node {
  return grow(
    node,
    Object.entries(aliases).map(([alias, column]) => ({ alias, column })),
  )
}

export function withAggregates<Node extends EntityNode>(
  node: Node,
  aggregates: Readonly<Record<string, GivenAggregate>>,
): Node {
  return grow(
    node,
    Object.entries(aggregates).map(([alias, { method, column = node.table.primaryKey, isDistinct = false }]) => {
      const aggregate = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (aggregate === undefined) throw new UsageError(`${alias} is made by sum, average, min, max or a count.`)
      return { alias, column, aggregate, isDistinct }
    }),
  )
}

interface GivenAggregate {
  readonly method: string
  readonly column?: string
  readonly isDistinct?: boolean
}

const methods: Readonly<Record<string, AggregateMethod>> = {
  sum: 'sum',
  average: 'avg',
  min: 'min',
  max: 'max',
  count: 'count',
  countcolumn: 'countcolumn',
}

export function withGroups<Node extends EntityNode>(
  node: Node,
  groups: Readonly<Record<string, string | DateGroup<string>>>,
): Node {
  return grow(
    node,
    Object.entries(groups).map(([alias, group]) =>
      typeof group === 'string'
        ? { alias, column: groupColumn(node.table, group), isGroup: true }
        : {
            alias,
            column: group.column,
            isGroup: true,
            dateGrouping: group.grouping,
            ...(!group.inUserTimeZone && { inUserTimeZone: false }),
          },
    ),
  )
}

export function withChildCount<Node extends EntityNode>(node: Node, alias: string): Node {
  return grow(node, [{ alias, column: node.table.primaryKey, countsChildren: true }])
}

function grow<Node extends EntityNode>(node: Node, aliases: readonly AliasNode[]): Node {
  for (const { alias, column } of aliases) {
    aliasName(alias)
    attributeName(column)
  }
  return Object.freeze({ ...node, aliases: [...node.aliases, ...aliases] })
}
