import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'
import type { Condition } from '../schema/index.js'
import { toExpression } from './expression.js'
import { filterable } from './filterable.js'
import type { SelectionNode } from './node.js'

export function withColumns(node: SelectionNode, columns: readonly string[]): SelectionNode {
  return Object.freeze({ ...node, columns: [...new Set([...node.columns, ...columns.map(nameText)])] })
}

export function withExpand(node: SelectionNode, name: string, related: SelectionNode): SelectionNode {
  if (node.expands.some((expand) => expand.name === name)) throw new UsageError(`${name} is expanded twice.`)
  return Object.freeze({ ...node, expands: [...node.expands, { name: nameText(name), related }] })
}

export function withFilter(node: SelectionNode, build: (table: never) => Condition): SelectionNode {
  const condition = build(filterable({ kinds: node.kinds, name: node.table }) as never) // the caller has typed the view
  return Object.freeze({ ...node, filters: [...node.filters, toExpression(condition)] })
}

export function withOrder(node: SelectionNode, column: string, direction: 'asc' | 'desc'): SelectionNode {
  if (direction !== 'asc' && direction !== 'desc') throw new UsageError(`${column} is ordered asc or desc.`)
  return Object.freeze({
    ...node,
    order: [...node.order, direction === 'asc' ? nameText(column) : `${nameText(column)} desc`],
  })
}

export function withTop(node: SelectionNode, top: number): SelectionNode {
  if (!Number.isSafeInteger(top) || top < 1) throw new UsageError('top takes a whole number above 0.')
  return Object.freeze({ ...node, top })
}
