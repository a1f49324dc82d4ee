import { UsageError } from '../errors/index.js'
import {
  compileOptions,
  fewJoins,
  hasList,
  hasTooManyConditions,
  lengthInUrl,
  optionsOf,
  type SelectionNode,
} from '../selection/index.js'
import type { CompiledQuery, QueryPart } from './compiled-query.js'
import { isTooLong } from './cut-query.js'
import { isOnePage, type QuerySource } from './query-source.js'
import { splitQuery } from './split-query.js'

const none: readonly QueryPart[] = []

export function compileQuery(source: QuerySource, node: SelectionNode): CompiledQuery {
  const wire = nodeOnWire(source, node)
  if (hasTooManyConditions(wire, fewJoins(wire))) {
    return splitQuery(source, wire, pathOf) ?? { path: pathOf(source, wire), following: none }
  }
  const path = pathWith(source, optionsOf(wire))
  if (!isTooLong(path)) return { path, following: none }
  const parts = splitQuery(source, wire, pathOf)
  if (parts !== undefined) return parts
  refuseLists(path, source, wire)
  return { path, following: none }
}

/** Of a URL in a batch; its organization is not counted here. */
const longestUrl = 65_536

/** Says of lists that could not be cut what the sender does not know; whatever else is too long is left to it. */
function refuseLists(path: string, { name }: QuerySource, { filters }: SelectionNode): void {
  if (lengthInUrl(path) <= longestUrl || !hasList(filters)) return
  throw new UsageError(
    `The URL of ${name} would be longer than ${longestUrl} characters: shorten its lists and texts. Only one list is cut into several requests, one of in() that all records have to meet: none under or() or not(), and no notIn().`,
  )
}

function pathOf(source: QuerySource, node: SelectionNode): string {
  return pathWith(source, compileOptions(node))
}

function pathWith({ path, isCounted }: QuerySource, options: string): string {
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
