import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import type { Condition } from '../schema/index.js'
import { type AnnotationLevel, higherLevel, raisedLevel } from './annotations.js'
import { expandNode } from './expand-node.js'
import { toExpression } from './expression.js'
import { largestPage } from './limits.js'
import { builtBy } from './loose.js'
import { requireManyToManyApart } from './many-to-many.js'
import type { SelectionNode } from './node.js'
import { recordOf } from './path.js'

export function withExpand(node: SelectionNode, name: string, related: SelectionNode): SelectionNode {
  return expanded(node, name, related, higherLevel(node.annotated, related.annotated))
}

/** Source: "Join tables using OData", return references. */
export function withReference(node: SelectionNode, name: string): SelectionNode {
  return expanded(node, name, undefined, node.annotated)
}

function expanded(
  node: SelectionNode,
  name: string,
  related: SelectionNode | undefined,
  annotated: AnnotationLevel | undefined,
): SelectionNode {
  const added = expandNode(node, nameText(name), related)
  for (const expand of node.expands) if (expand.name === name) throw new UsageError(`${name} is expanded twice.`)
  requireManyToManyApart(added, node.expands)
  return { ...node, expands: [...node.expands, added], annotated }
}

export function withFilter(node: SelectionNode, build: (table: never) => Condition): SelectionNode {
  const view = recordOf(node.kinds, node.table) as never // the caller has typed the view
  return { ...node, filters: [...node.filters, builtBy(build, view, toExpression)] }
}

/** The documentation does not say whether the service orders by it: protocol/query.md 3.6. Our choice: not offered. */
const path = /^\w+(?:\/\w+)+$/

export function withOrder(node: SelectionNode, column: string, direction: 'asc' | 'desc'): SelectionNode {
  if (direction !== 'asc' && direction !== 'desc') throw new UsageError(`${column} is ordered asc or desc.`)
  if (path.test(column)) {
    throw new UsageError(`${column} cannot order: ordering by a column of a related record is not offered.`)
  }
  const by = direction === 'asc' ? nameText(column) : `${nameText(column)}%20desc`
  return { ...node, order: [...node.order, by] }
}

export function withTop(node: SelectionNode, top: number): SelectionNode {
  if (!Number.isSafeInteger(top) || top < 1) throw new UsageError('top takes a whole number above 0.')
  return { ...node, top }
}

/** Source: "Page results using OData": a limit above a page is refused, and only queries are read page by page. */
export function withTopOfExpand(node: SelectionNode, top: number): SelectionNode {
  if (top <= largestPage) return withTop(node, top)
  throw new UsageError(`An expand brings at most ${largestPage} records: query the related table for more.`)
}

export function withAnnotations(node: SelectionNode, level: AnnotationLevel): SelectionNode {
  return { ...node, annotated: raisedLevel(node.annotated, level) }
}

export function withPartialExpands(node: SelectionNode): SelectionNode {
  return { ...node, isPartial: true }
}
