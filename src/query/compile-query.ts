import { compileOptions, hasTooManyConditions, type SelectionNode } from '../selection/index.js'
import type { CompiledQuery, QueryPart } from './compiled-query.js'
import { isTooLong } from './cut-query.js'
import { isOnePage, type QuerySource } from './query-source.js'
import { splitQuery } from './split-query.js'

const none: readonly QueryPart[] = []

export function compileQuery(source: QuerySource, node: SelectionNode): CompiledQuery {
  const wire = nodeOnWire(source, node)
  if (hasTooManyConditions(wire))
    return splitQuery(source, wire, pathOf) ?? { path: pathOf(source, wire), following: none }
  const path = pathOf(source, wire)
  return (isTooLong(path) ? splitQuery(source, wire, pathOf) : undefined) ?? { path, following: none }
}

function pathOf({ path, isCounted }: QuerySource, node: SelectionNode): string {
  const options = compileOptions(node)
  if (isCounted) return `${path}?${options}${options && '&'}$count=true`
  return options === '' ? path : `${path}?${options}`
}

function nodeOnWire(source: QuerySource, node: SelectionNode): SelectionNode {
  const order = completeOrder(node.order, source.table.primaryKey)
  const top = isOnePage(source, node) ? node.top : undefined
  return order === node.order && top === node.top ? node : { ...node, order, top }
}

/** Ends with the primary key, so that pages do not overlap. */
function completeOrder(order: readonly string[], primaryKey: string): readonly string[] {
  if (order.length === 0 || order.some((by) => by === primaryKey || by === `${primaryKey}%20desc`)) return order
  return [...order, primaryKey]
}
