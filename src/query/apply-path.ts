import { emptyNode, expandNode, join, requireWithinLimits, type SelectionNode } from '../selection/index.js'
import type { AggregateNode } from './aggregate-node.js'
import { requireOneRequest } from './cut-query.js'
import { joinsOf } from './group-keys.js'

/** The path of a question about groups. Source: "Aggregate data using OData". */
export function applyPath(node: AggregateNode, name: string): string {
  const { table, filters, keys } = node
  const all = emptyNode(table.kinds, table.name)
  const asked = { ...all, filters, expands: joinsOf(keys).map((join) => expandNode(all, join)) }
  const pathOf = (one: SelectionNode) => `${node.path}?$apply=${applyText(node, one).replaceAll(' ', '%20')}`
  requireOneRequest(asked, node, pathOf, `${name} has a list that takes several requests: aggregate the parts.`)
  requireWithinLimits(asked)
  return pathOf(asked)
}

function applyText({ keys, aggregates }: AggregateNode, { filters }: SelectionNode): string {
  const results = aggregates.map(({ alias, method, column }) =>
    column === undefined ? `$count as ${alias}` : `${column} with ${method} as ${alias}`,
  )
  const aggregate = results.length === 0 ? [] : [`aggregate(${results.join(',')})`]
  const groups = [`(${keys.map(({ path }) => path).join(',')})`, ...aggregate].join(',')
  const filter = filters.length === 0 ? [] : [`filter(${join('and', filters).encoded})`]
  return [...filter, ...(keys.length === 0 ? aggregate : [`groupby(${groups})`])].join('/')
}
