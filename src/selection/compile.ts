import { UsageError } from '../errors/index.js'
import { join } from './expression.js'
import { requireWithinLimits } from './limits.js'
import type { ExpandNode, SelectionNode } from './node.js'

/** The query options of a selection, percent-encoded: `$select=name&$expand=primarycontactid($select=fullname)`. */
export function compileOptions(node: SelectionNode): string {
  requireWithinLimits(node)
  return optionsOf(node)
}

/** The same of a selection that is known to keep within the limits. */
export function optionsOf(node: SelectionNode): string {
  return optionsText(node, '&', isNested(node))
}

/** Whether an expand stands in another one, which changes what the service does with all of them. */
export function isNested({ expands }: SelectionNode): boolean {
  for (const { related } of expands) if (related !== undefined && related.expands.length > 0) return true
  return false
}

function optionsText(node: SelectionNode, separator: '&' | ';', nested: boolean): string {
  const { columnText, filters, order, top, expands } = node
  let text = columnText === '' ? '' : `$select=${columnText}`
  if (filters.length > 0) text += `${text && separator}$filter=${join('and', filters).encoded}`
  if (order.length > 0) text += `${text && separator}$orderby=${order.join(',')}`
  if (top !== undefined) text += `${text && separator}$top=${top}`
  if (expands.length === 0) return text
  let between = `${text && separator}$expand=`
  for (const expand of expands) {
    text += between + expandText(expand, nested)
    between = ','
  }
  return text
}

function expandText({ name, related }: ExpandNode, nested: boolean): string {
  if (related === undefined) return `${name}/$ref`
  if (nested && (related.order.length > 0 || related.top !== undefined)) {
    throw new UsageError(
      `${name} cannot be ordered or limited: the service allows that only where no expand is nested.`,
    )
  }
  const options = optionsText(related, ';', nested)
  return options === '' ? name : `${name}(${options})`
}
