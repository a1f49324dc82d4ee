import { UsageError } from '../errors/index.js'
import { join } from './expression.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** Of a query, its expands at every depth counted. Source: "Join tables using OData". */
const mostJoins = 15

/** The query options of a selection, percent-encoded: `$select=name`, `$expand=primarycontactid($select=fullname)`. */
export function compileOptions(node: SelectionNode): readonly string[] {
  const joins = countJoins(node)
  if (joins > mostJoins)
    throw new UsageError(`A query expands at most ${mostJoins} times; this one does ${joins} times.`)
  const isNested = node.expands.some(({ related }) => related.expands.length > 0)
  return optionsOf(node, isNested)
}

function optionsOf(node: SelectionNode, isNested: boolean): readonly string[] {
  const { columns, filters, order, top, expands } = node
  return [
    ...(columns.length > 0 ? [`$select=${columns.join(',')}`] : []),
    ...(filters.length > 0 ? [`$filter=${join('and', filters).encoded.replaceAll(' ', '%20')}`] : []),
    ...(order.length > 0 ? [`$orderby=${order.join(',').replaceAll(' ', '%20')}`] : []),
    ...(top === undefined ? [] : [`$top=${top}`]),
    ...(expands.length > 0 ? [`$expand=${expands.map((expand) => expandText(expand, isNested)).join(',')}`] : []),
  ]
}

function expandText({ name, related }: ExpandNode, isNested: boolean): string {
  if (isNested && (related.order.length > 0 || related.top !== undefined)) {
    throw new UsageError(
      `${name} cannot be ordered or limited: the service allows that only where no expand is nested.`,
    )
  }
  const options = optionsOf(related, isNested)
  return options.length === 0 ? name : `${name}(${options.join(';')})`
}

function countJoins({ expands }: SelectionNode): number {
  return expands.reduce((sum, { related }) => sum + 1 + countJoins(related), 0)
}
